import type { Stripe } from 'stripe';
import type { Kind, Stored } from '../store/kind';

export type StoredDispute = Stored<Stripe.Dispute, object>;

const file = 'file';

export const disputes: Kind<Stripe.Dispute> = {
  name: 'dispute',
  expands: {
    charge: 'charge',
    payment_intent: 'payment_intent',
    'evidence.cancellation_policy': file,
    'evidence.customer_communication': file,
    'evidence.customer_signature': file,
    'evidence.duplicate_charge_documentation': file,
    'evidence.receipt': file,
    'evidence.refund_policy': file,
    'evidence.service_documentation': file,
    'evidence.shipping_documentation': file,
    'evidence.uncategorized_file': file,
  },
  keys: ({ charge, payment_intent, status }) => ({
    charge: typeof charge === 'string' ? charge : charge.id,
    payment_intent: typeof payment_intent === 'string' ? payment_intent : null,
    status,
  }),
};
