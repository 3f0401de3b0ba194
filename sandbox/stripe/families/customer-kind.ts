import type { Stripe } from 'stripe';
import type { Kind } from '../store/kind';

export const customers: Kind<Stripe.Customer> = {
  name: 'customer',
  expands: { default_source: 'source', 'invoice_settings.default_payment_method': 'payment_method' },
  keys: ({ email }) => ({ email }),
};
