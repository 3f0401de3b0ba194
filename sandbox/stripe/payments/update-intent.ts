import type { Stripe } from 'stripe';
import { customers } from '../families/customer-kind';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import { applyMetadata } from '../protocol/metadata';
import { givePaymentMethod } from './give-payment-method';
import { refuseType, resolveMethodTypes } from './method-types';
import { paymentIntents, requireState, type StoredPaymentIntent } from './payment-intent-kind';
import { refuseDescriptor, type UpdateParams } from './payment-intent-params';
import { paymentMethods } from './payment-method-kind';
import { renderOptions } from './payment-method-options';
import { renderShipping } from './render-intent';
import { withdrawPending } from './withdraw-pending';

/** Fields whose change needs a state in which the intent can still be confirmed; the rest may change at any time. */
const bound = [
  'amount',
  'currency',
  'customer',
  'payment_method',
  'payment_method_data',
  'setup_future_usage',
  'capture_method',
  'allowed_payment_method_types',
  'excluded_payment_method_types',
  'payment_method_options',
] as const;

export async function updateIntent(call: Call, intent: StoredPaymentIntent, params: UpdateParams): Promise<void> {
  refuseDescriptor(params);
  if (bound.some((name) => params[name] !== undefined)) requireState(call, intent.data, 'update');
  if (params.customer !== undefined) await checkCustomer(call, intent.data, params.customer);
  const before = intent.data;
  intent.data = withTypes(call, { ...before, ...changes(before, params) }, params.payment_method_options);
  await refuseAttached(call, intent);
  if (interrupts(before, params)) {
    await withdrawPending(call, intent);
    intent.data = { ...intent.data, status: 'requires_confirmation', next_action: null };
  }
  if (params.payment_method === null) {
    await withdrawPending(call, intent);
    intent.data = { ...intent.data, payment_method: null, status: 'requires_payment_method', next_action: null };
  }
  await call.store.save(paymentIntents, intent);
  await givePaymentMethod(call, intent, params);
}

/** Another amount, or other options of what it waits for: the customer's attempt ends, and it is to be confirmed again. */
function interrupts(before: Stripe.PaymentIntent, { amount, payment_method_options: options }: UpdateParams): boolean {
  if (before.status !== 'requires_action') return false;
  const isKonbini = before.next_action?.type === 'konbini_display_details';
  return (amount ?? before.amount) !== before.amount || (isKonbini && options?.konbini !== undefined);
}

/** The types that the changed intent takes, with their options. */
function withTypes(
  call: Call,
  intent: Stripe.PaymentIntent,
  given: UpdateParams['payment_method_options'],
): Stripe.PaymentIntent {
  const types = resolveMethodTypes(intent);
  const options = renderOptions({ types, given, before: intent.payment_method_options, nowMs: call.nowMs });
  return { ...intent, payment_method_types: types, payment_method_options: options };
}

/** The payment method that stands on the intent must still be one that it takes. */
async function refuseAttached(call: Call, { data }: StoredPaymentIntent): Promise<void> {
  if (typeof data.payment_method !== 'string' || data.status === 'succeeded' || data.status === 'canceled') return;
  const method = await call.store.find(paymentMethods, data.payment_method);
  if (method) refuseType(method.data.type, data.payment_method_types, 'PaymentIntent');
}

async function checkCustomer(call: Call, intent: Stripe.PaymentIntent, customer: string): Promise<void> {
  await call.store.get(customers, customer, { param: 'customer' });
  if (intent.customer === null || intent.customer === customer) return;
  throw invalidRequest('You cannot modify `customer` on a PaymentIntent once it already has been set.', {
    param: 'customer',
  });
}

function changes(before: Stripe.PaymentIntent, params: UpdateParams): Partial<Stripe.PaymentIntent> {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  const { shipping } = params;
  return {
    ...(params.amount === undefined ? {} : { amount: params.amount }),
    ...(params.capture_method === undefined ? {} : { capture_method: params.capture_method }),
    ...(params.customer === undefined ? {} : { customer: params.customer }),
    ...(params.description === undefined ? {} : { description: params.description }),
    ...(excluded === undefined ? {} : { excluded_payment_method_types: excluded }),
    ...(params.receipt_email === undefined ? {} : { receipt_email: params.receipt_email }),
    ...(params.setup_future_usage === undefined ? {} : { setup_future_usage: params.setup_future_usage }),
    ...(params.statement_descriptor_suffix === undefined
      ? {}
      : { statement_descriptor_suffix: params.statement_descriptor_suffix }),
    ...(params.transfer_group === undefined ? {} : { transfer_group: params.transfer_group }),
    ...(allowed === undefined ? {} : { allowed_payment_method_types: allowed, automatic_payment_methods: null }),
    ...(shipping === undefined ? {} : { shipping: renderShipping(shipping) }),
    metadata: applyMetadata(before.metadata, params.metadata),
  };
}
