import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

const updateParams = z.strictObject({ id: z.string(), amount: z.int().min(50) });

export type PaymentIntentUpdate = z.infer<typeof updateParams>;

export const paymentIntentUpdate: RequestKind<PaymentIntentUpdate, Stripe.PaymentIntent> = {
  params: updateParams,
  send: (stripe, { id, ...rest }, options) => stripe.paymentIntents.update(id, rest, options),
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  find: async (stripe, sent) => {
    const intent = await stripe.paymentIntents.retrieve(sent.params.id);
    return intent.amount === sent.params.amount ? intent : null;
  },
};

const cancelParams = z.strictObject({
  id: z.string(),
  cancellation_reason: z.enum(['abandoned', 'requested_by_customer']),
});

export type PaymentIntentCancel = z.infer<typeof cancelParams>;

export const paymentIntentCancel: RequestKind<PaymentIntentCancel, Stripe.PaymentIntent> = {
  params: cancelParams,
  send: (stripe, { id, ...rest }, options) => stripe.paymentIntents.cancel(id, rest, options),
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  find: async (stripe, sent) => {
    const intent = await stripe.paymentIntents.retrieve(sent.params.id);
    return intent.status === 'canceled' ? intent : null;
  },
};
