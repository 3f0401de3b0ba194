import type Stripe from 'stripe';
import { z } from 'zod';
import { createdWindow, type RequestKind } from '../request-kind';

/** Which methods an intent takes, and how. */
export const intentMethodParams = z.strictObject({
  allowed_payment_method_types: z.array(z.enum(['card', 'konbini', 'paypay'])),
  payment_method_options: z.strictObject({
    card: z.strictObject({ request_three_d_secure: z.literal('any') }).exactOptional(),
    konbini: z
      .strictObject({ product_description: z.string().max(22), expires_after_days: z.int().min(1).max(60) })
      .exactOptional(),
  }),
});

const params = z.strictObject({
  ...intentMethodParams.shape,
  amount: z.int().min(50),
  currency: z.literal('jpy'),
  customer: z.string(),
  description: z.string(),
  metadata: z.record(z.string(), z.string()),
});

export type PaymentIntentCreate = z.infer<typeof params>;

export const paymentIntentCreate: RequestKind<PaymentIntentCreate, Stripe.PaymentIntent> = {
  params,
  send: (stripe, { metadata, ...rest }, options) =>
    stripe.paymentIntents.create({ ...rest, metadata: { ...metadata, request_key: options.idempotencyKey } }, options),
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  find: async (stripe, sent) => {
    const list = { customer: sent.params.customer, created: createdWindow(sent), limit: 100 };
    for await (const intent of stripe.paymentIntents.list(list)) {
      if (intent.metadata['request_key'] === sent.key) return intent;
    }
    return null;
  },
};
