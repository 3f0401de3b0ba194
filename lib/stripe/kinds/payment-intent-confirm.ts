import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

/** Numbers to pay with at a konbini, asked for by an operator during a call. What a shop needs of the caller, nothing else. */
const params = z.strictObject({
  id: z.string(),
  payment_method_data: z.strictObject({
    type: z.literal('konbini'),
    billing_details: z.strictObject({ name: z.string(), email: z.string() }),
  }),
  payment_method_options: z
    .strictObject({ konbini: z.strictObject({ confirmation_number: z.string() }) })
    .exactOptional(),
});

export type PaymentIntentConfirm = z.infer<typeof params>;

export const paymentIntentConfirm: RequestKind<PaymentIntentConfirm, Stripe.PaymentIntent> = {
  params,
  send: (stripe, { id, ...rest }, options) => stripe.paymentIntents.confirm(id, rest, options),
  retrieve: (stripe, id) => stripe.paymentIntents.retrieve(id),
  find: async (stripe, sent) => {
    const intent = await stripe.paymentIntents.retrieve(sent.params.id);
    const hasNumbers = intent.next_action?.type === 'konbini_display_details';
    return hasNumbers || intent.status === 'succeeded' ? intent : null;
  },
};
