import type Stripe from 'stripe';
import { z } from 'zod';
import type { RequestKind } from '../request-kind';

const params = z.strictObject({
  payment_intent: z.string(),
  amount: z.int().positive(),
  /** Where Stripe asks for the bank account (konbini). */
  instructions_email: z.string().optional(),
  reason: z.literal('requested_by_customer'),
  metadata: z.record(z.string(), z.string()),
});

export type RefundCreate = z.infer<typeof params>;

export const refundCreate: RequestKind<RefundCreate, Stripe.Refund> = {
  params,
  send: (stripe, { metadata, instructions_email: email, ...rest }, options) =>
    stripe.refunds.create(
      {
        ...rest,
        ...(email === undefined ? {} : { instructions_email: email }),
        metadata: { ...metadata, request_key: options.idempotencyKey },
      },
      options,
    ),
  retrieve: (stripe, id) => stripe.refunds.retrieve(id),
  find: async (stripe, sent) => {
    for await (const refund of stripe.refunds.list({ payment_intent: sent.params.payment_intent, limit: 100 })) {
      if (refund.metadata?.['request_key'] === sent.key) return refund;
    }
    return null;
  },
};
