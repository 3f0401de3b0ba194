import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import type { Kind } from '../store/kind';

export const customers: Kind<Stripe.Customer> = {
  name: 'customer',
  expands: { default_source: 'source', 'invoice_settings.default_payment_method': 'payment_method' },
  keys: ({ email }) => ({ email }),
};

/** Keeps the customer as it is until the transaction ends; before its cards are locked, as a deletion does. */
export async function holdCustomer(call: Call, customer: Stripe.PaymentIntent['customer']): Promise<void> {
  if (typeof customer !== 'string') return;
  await call.tx`select 1 from objects where kind = ${customers.name} and id = ${customer} for update`;
}
