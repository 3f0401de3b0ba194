import { z } from 'zod';
import { refundAddOn } from '@/lib/add-ons/refund-add-on';
import { route } from '@/lib/http/route';
import { idText } from '@/lib/id-text';
import { yen } from '@/lib/money/yen';
import { refundReason } from '@/lib/refunds/refund-reason';

const body = z.object({
  reason: refundReason,
  plan: z.object({ ordinal: z.int().min(1), amountYen: z.int().min(1).transform(yen) }),
});

export const POST = route({
  role: 'operator',
  params: z.object({ chargeId: idText('adc') }),
  body,
  limit: 'operator_mutation',
  stepUp: true,
  run: async (ctx, { params, body: { reason, plan } }) => ({
    ...(await refundAddOn(ctx, { chargeId: params.chargeId, reason, ...plan })),
  }),
});
