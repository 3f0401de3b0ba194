import type Stripe from 'stripe';
import { z } from 'zod';
import { createdWindow, type RequestKind } from '../request-kind';

/** No name, no address: Stripe knows the buyer by our id only. */
const params = z.strictObject({
  preferred_locales: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
});

export type CustomerCreate = z.infer<typeof params>;

export const customerCreate: RequestKind<CustomerCreate, Stripe.Customer> = {
  params,
  send: (stripe, { metadata, ...rest }, options) =>
    stripe.customers.create({ ...rest, metadata: { ...metadata, request_key: options.idempotencyKey } }, options),
  retrieve: async (stripe, id) => {
    const customer = await stripe.customers.retrieve(id);
    if (customer.deleted) throw new Error(`customer ${id} was deleted at Stripe`);
    return customer;
  },
  find: async (stripe, sent) => {
    for await (const customer of stripe.customers.list({ created: createdWindow(sent), limit: 100 })) {
      if (customer.metadata['request_key'] === sent.key) return customer;
    }
    return null;
  },
};
