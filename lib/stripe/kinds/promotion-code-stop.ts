import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

const params = z.strictObject({ id: z.string(), active: z.literal(false) });

export type PromotionCodeStop = z.infer<typeof params>;

/** Of a PromotionCode only `active` can change; a stopped one stays stopped. */
export const promotionCodeStop: RequestKind<PromotionCodeStop, Stripe.PromotionCode> = {
  params,
  send: (stripe, { id, active }, options) => stripe.promotionCodes.update(id, { active }, options),
  retrieve: (stripe, id) => stripe.promotionCodes.retrieve(id),
  find: async (stripe, sent) => {
    const code = await stripe.promotionCodes.retrieve(sent.params.id);
    return code.active ? null : code;
  },
};
