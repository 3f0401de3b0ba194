import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

const params = z.strictObject({ id: z.string() });

export type PaymentMethodDetach = z.infer<typeof params>;

/** A detached card pays no more and cannot come back. */
export const paymentMethodDetach: RequestKind<PaymentMethodDetach, Stripe.PaymentMethod> = {
  params,
  send: (stripe, { id }, options) => stripe.paymentMethods.detach(id, {}, options),
  retrieve: (stripe, id) => stripe.paymentMethods.retrieve(id),
  find: async (stripe, sent) => {
    const method = await stripe.paymentMethods.retrieve(sent.params.id);
    return method.customer === null ? method : null;
  },
};
