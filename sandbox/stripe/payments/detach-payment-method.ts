import type { Stripe } from 'stripe';
import { customers } from '../families/customer-kind';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import { paymentMethods, type StoredPaymentMethod } from './payment-method-kind';

/** Takes the card from its customer, for good; it is their default no more. */
export async function detachPaymentMethod(call: Call, id: string): Promise<Stripe.PaymentMethod> {
  const owner = ownerOf(await call.store.get(paymentMethods, id));
  const customer = await call.store.lock(customers, owner);
  const stored = await call.store.lock(paymentMethods, id);
  ownerOf(stored);
  await detachCard(call, stored);
  const { invoice_settings: settings } = customer.data;
  if (settings.default_payment_method === id) {
    customer.data = { ...customer.data, invoice_settings: { ...settings, default_payment_method: null } };
    await call.store.save(customers, customer);
    await call.emit('customer.updated', customer.data, { invoice_settings: { default_payment_method: id } });
  }
  return stored.data;
}

function ownerOf({ data: { customer } }: StoredPaymentMethod): string {
  if (typeof customer === 'string') return customer;
  throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
}

export async function detachCard(call: Call, stored: StoredPaymentMethod): Promise<void> {
  const { customer } = stored.data;
  stored.data = { ...stored.data, customer: null };
  stored.state = { ...stored.state, spent: true };
  await call.store.save(paymentMethods, stored);
  await call.emit('payment_method.detached', stored.data, { customer });
}
