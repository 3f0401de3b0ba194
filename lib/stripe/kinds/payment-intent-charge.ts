import Stripe from 'stripe';
import { z } from 'zod';
import { createdWindow, type RequestKind } from '../request-kind';

/** A saved card is charged while its holder is away. */
const params = z.strictObject({
  amount: z.int().min(50),
  currency: z.literal('jpy'),
  customer: z.string(),
  payment_method: z.string(),
  allowed_payment_method_types: z.tuple([z.literal('card')]),
  off_session: z.literal(true),
  confirm: z.literal(true),
  description: z.string(),
  metadata: z.record(z.string(), z.string()),
});

export type PaymentIntentCharge = z.infer<typeof params>;

/** A declined charge has made its PaymentIntent all the same: that is the answer, and it says why. */
export const paymentIntentCharge: RequestKind<PaymentIntentCharge, Stripe.PaymentIntent> = {
  params,
  send: async (stripe, { metadata, ...rest }, options) => {
    const marked = { ...metadata, request_key: options.idempotencyKey };
    try {
      return await stripe.paymentIntents.create({ ...rest, metadata: marked }, options);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeCardError && error.payment_intent) return error.payment_intent;
      throw error;
    }
  },
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  find: async (stripe, sent) => {
    const list = { customer: sent.params.customer, created: createdWindow(sent), limit: 100 };
    for await (const intent of stripe.paymentIntents.list(list)) {
      if (intent.metadata['request_key'] === sent.key) return intent;
    }
    return null;
  },
};
