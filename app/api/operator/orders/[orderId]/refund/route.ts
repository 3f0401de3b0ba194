import { z } from 'zod';
import { route } from '@/lib/http/route';
import { idText } from '@/lib/id-text';
import { yen } from '@/lib/money/yen';
import { orderIdText } from '@/lib/order-id';
import { refundLines } from '@/lib/refunds/refund-lines';
import { refundOrder } from '@/lib/refunds/refund-order';
import { refundReason } from '@/lib/refunds/refund-reason';

const params = z.object({ orderId: orderIdText });

const lineIdText = idText('orl');

/** Without a plan everything goes back that has not gone back yet. */
const body = z.object({
  reason: refundReason,
  plan: z
    .object({
      ordinal: z.int().min(1),
      lines: z
        .array(z.object({ lineId: lineIdText, amountYen: z.int().min(0).transform(yen), cancel: z.boolean() }))
        .min(1)
        .max(100),
    })
    .optional(),
});

export const POST = route({
  role: 'operator',
  params,
  body,
  limit: 'operator_mutation',
  stepUp: true,
  run: async (ctx, { params: { orderId }, body: { reason, plan } }) =>
    plan === undefined
      ? { ...(await refundOrder(ctx, { orderId, reason })) }
      : { ...(await refundLines(ctx, { orderId, reason, ...plan })) },
});
