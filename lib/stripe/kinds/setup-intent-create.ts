import type Stripe from 'stripe';
import { z } from 'zod';
import { createdWindow, type RequestKind } from '../request-kind';

/** A card is saved for charges without its holder; the bank checks the holder now (3-D Secure is due in Japan). */
const params = z.strictObject({
  customer: z.string(),
  usage: z.literal('off_session'),
  allowed_payment_method_types: z.tuple([z.literal('card')]),
  payment_method_options: z.strictObject({ card: z.strictObject({ request_three_d_secure: z.literal('any') }) }),
  metadata: z.record(z.string(), z.string()),
});

export type SetupIntentCreate = z.infer<typeof params>;

export const setupIntentCreate: RequestKind<SetupIntentCreate, Stripe.SetupIntent> = {
  params,
  send: (stripe, { metadata, ...rest }, options) =>
    stripe.setupIntents.create({ ...rest, metadata: { ...metadata, request_key: options.idempotencyKey } }, options),
  retrieve: (stripe, id) => stripe.setupIntents.retrieve(id),
  find: async (stripe, sent) => {
    const list = { customer: sent.params.customer, created: createdWindow(sent), limit: 100 };
    for await (const intent of stripe.setupIntents.list(list)) {
      if (intent.metadata?.['request_key'] === sent.key) return intent;
    }
    return null;
  },
};
