import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';
import { intentMethodParams } from './payment-intent-create';

/** Only what a PaymentIntent takes is ever changed: its amount is the order's, which stays. */
const updateParams = z.strictObject({ ...intentMethodParams.shape, id: z.string() });

export type PaymentIntentUpdate = z.infer<typeof updateParams>;

export const paymentIntentUpdate: RequestKind<PaymentIntentUpdate, Stripe.PaymentIntent> = {
  params: updateParams,
  send: (stripe, { id, ...rest }, options) => stripe.paymentIntents.update(id, rest, options),
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  find: async (stripe, sent) => {
    const intent = await stripe.paymentIntents.retrieve(sent.params.id);
    const taken = new Set<string>(intent.allowed_payment_method_types ?? []);
    const wanted = sent.params.allowed_payment_method_types;
    return taken.size === wanted.length && wanted.every((method) => taken.has(method)) ? intent : null;
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
