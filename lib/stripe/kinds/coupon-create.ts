import type Stripe from 'stripe';
import { z } from 'zod';
import { createdWindow, type RequestKind } from '../request-kind';

/** Terms only: the name is neutral, and no product says what is examined. */
const params = z.strictObject({
  amount_off: z.int().positive().optional(),
  currency: z.literal('jpy').optional(),
  percent_off: z.number().positive().max(100).optional(),
  duration: z.literal('once'),
  name: z.string().max(40),
  metadata: z.record(z.string(), z.string()),
});

export type CouponCreate = z.infer<typeof params>;

export const couponCreate: RequestKind<CouponCreate, Stripe.Coupon> = {
  params,
  send: (stripe, { metadata, duration, name, amount_off, percent_off }, options) => {
    const amount = amount_off === undefined ? {} : { amount_off, currency: 'jpy' };
    const percent = percent_off === undefined ? {} : { percent_off };
    const marked = { ...metadata, request_key: options.idempotencyKey };
    return stripe.coupons.create({ ...amount, ...percent, duration, name, metadata: marked }, options);
  },
  retrieve: (stripe, id) => stripe.coupons.retrieve(id),
  find: async (stripe, sent) => {
    for await (const coupon of stripe.coupons.list({ created: createdWindow(sent), limit: 100 })) {
      if (coupon.metadata?.['request_key'] === sent.key) return coupon;
    }
    return null;
  },
};
