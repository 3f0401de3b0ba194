import type { Stripe } from 'stripe';
import { testCard } from '../cards/test-cards';
import { customers } from '../families/customer-kind';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import { paymentMethods, type StoredPaymentMethod } from './payment-method-kind';

/** Gives the PaymentMethod to the customer, or refuses one that is spent or another's. */
export async function attachTo(call: Call, stored: StoredPaymentMethod, customer: string): Promise<void> {
  if (stored.data.customer === customer) return;
  if (stored.data.customer !== null) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.', {
      param: 'payment_method',
    });
  }
  await call.store.lock(customers, customer, { param: 'customer' });
  refuseSpent(stored);
  stored.data = { ...stored.data, customer, card: checkedCard(stored) };
  await call.store.save(paymentMethods, stored);
  await call.emit('payment_method.attached', stored.data);
}

/** Konbini and PayPay serve one payment each. */
export function refuseUnsaveable({ data: { type } }: StoredPaymentMethod): void {
  if (type === 'card') return;
  throw invalidRequest(
    `PaymentMethods of type \`${type}\` cannot be saved to customers: they can only be used for a single payment.`,
    { code: 'payment_method_unexpected_state', param: 'payment_method' },
  );
}

export function refuseSpent(stored: StoredPaymentMethod): void {
  if (!stored.state.spent) return;
  throw invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    { param: 'payment_method' },
  );
}

/** A card that belongs to a customer serves only the intents of that customer. */
export function refuseForeign(
  { id, data }: StoredPaymentMethod,
  customer: Stripe.PaymentIntent['customer'],
  noun: 'PaymentIntent' | 'SetupIntent',
): void {
  if (data.customer === null || data.customer === customer) return;
  const owner = typeof data.customer === 'string' ? data.customer : data.customer.id;
  throw invalidRequest(
    customer === null
      ? `The PaymentMethod ${id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the ${noun}.`
      : `The PaymentMethod ${id} does not belong to the Customer you supplied. Please use this PaymentMethod with the Customer that it belongs to instead.`,
    { param: 'payment_method' },
  );
}

/** The issuer's checks, known once the card has been sent to it. */
export function checkedCard({ data, state }: StoredPaymentMethod): NonNullable<Stripe.PaymentMethod['card']> {
  const { card, billing_details } = data;
  if (!card) throw new Error(`${data.id} is no card`);
  const { cvcCheck, postalCodeCheck } = testCard(state.cardNumber);
  const { line1, postal_code } = billing_details.address ?? {};
  return {
    ...card,
    checks: {
      address_line1_check: line1 ? 'pass' : null,
      address_postal_code_check: postal_code ? postalCodeCheck : null,
      cvc_check: cvcCheck,
    },
  };
}
