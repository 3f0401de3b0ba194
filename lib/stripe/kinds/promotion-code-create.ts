import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

const params = z.strictObject({
  promotion: z.strictObject({ type: z.literal('coupon'), coupon: z.string() }),
  code: z.string(),
  metadata: z.record(z.string(), z.string()),
});

export type PromotionCodeCreate = z.infer<typeof params>;

export const promotionCodeCreate: RequestKind<PromotionCodeCreate, Stripe.PromotionCode> = {
  params,
  send: (stripe, { metadata, ...rest }, options) =>
    stripe.promotionCodes.create({ ...rest, metadata: { ...metadata, request_key: options.idempotencyKey } }, options),
  retrieve: (stripe, id) => stripe.promotionCodes.retrieve(id),
  find: async (stripe, sent) => {
    for await (const code of stripe.promotionCodes.list({ coupon: sent.params.promotion.coupon, limit: 100 })) {
      if (code.metadata?.['request_key'] === sent.key) return code;
    }
    return null;
  },
};
