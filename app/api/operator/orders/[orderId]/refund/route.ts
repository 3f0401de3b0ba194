import { z } from 'zod';
import { route } from '@/lib/http/route';
import { parseId } from '@/lib/ids';
import { refundOrder } from '@/lib/refunds/refund-order';

const params = z.object({
  orderId: z.string().transform((text, input) => {
    const orderId = parseId('ord', text);
    if (orderId !== null) return orderId;
    input.addIssue('no such order');
    return z.NEVER;
  }),
});

const body = z.object({
  reason: z.string().trim().min(1, '返金の理由を入力してください。').max(500, '500文字以内で入力してください。'),
});

export const POST = route({
  role: 'operator',
  params,
  body,
  limit: 'operator_mutation',
  run: async (ctx, { params: { orderId }, body: { reason } }) => ({ ...(await refundOrder(ctx, { orderId, reason })) }),
});
