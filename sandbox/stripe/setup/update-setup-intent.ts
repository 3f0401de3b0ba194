import type { Stripe } from 'stripe';
import { customers } from '../families/customer-kind';
import { refuseForeign, refuseSpent } from '../payments/attach-payment-method';
import { refuseType } from '../payments/method-types';
import { methodGiven } from '../payments/payment-method-data';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import { applyMetadata } from '../protocol/metadata';
import { setupOptions } from './render-setup-intent';
import { requireSetupState, type StoredSetupIntent, setupIntents } from './setup-intent-kind';
import { type CreateSetupParams, savedTypes, type UpdateSetupParams } from './setup-intent-params';

const bound = ['customer', 'payment_method', 'payment_method_data', 'allowed_payment_method_types'] as const;

export async function updateSetupIntent(
  call: Call,
  intent: StoredSetupIntent,
  params: UpdateSetupParams,
): Promise<void> {
  if (bound.some((name) => params[name] !== undefined)) requireSetupState(call, intent.data, 'update');
  if (params.customer !== undefined) await checkCustomer(call, intent.data, params.customer);
  const before = intent.data;
  const { allowed_payment_method_types: allowed, payment_method_options: options } = params;
  intent.data = {
    ...before,
    ...(allowed === undefined ? {} : { allowed_payment_method_types: allowed, automatic_payment_methods: null }),
    ...(params.customer === undefined ? {} : { customer: params.customer }),
    ...(params.description === undefined ? {} : { description: params.description }),
    ...(options?.card === undefined
      ? {}
      : { payment_method_options: setupOptions(options.card.request_three_d_secure) }),
    metadata: applyMetadata(before.metadata ?? {}, params.metadata),
  };
  await call.store.save(setupIntents, intent);
  await giveSetupMethod(call, intent, params);
}

/** Stores the given payment method on the intent, which then waits to be confirmed. */
export async function giveSetupMethod(
  call: Call,
  intent: StoredSetupIntent,
  given: Pick<CreateSetupParams, 'payment_method' | 'payment_method_data'>,
): Promise<void> {
  const method = await methodGiven(call, given);
  if (method === undefined) return;
  refuseForeign(method, intent.data.customer, 'SetupIntent');
  refuseSpent(method);
  refuseType(method.data.type, savedTypes, 'SetupIntent');
  intent.data = { ...intent.data, payment_method: method.id, status: 'requires_confirmation', next_action: null };
  await call.store.save(setupIntents, intent);
}

async function checkCustomer(call: Call, intent: Stripe.SetupIntent, customer: string): Promise<void> {
  await call.store.get(customers, customer, { param: 'customer' });
  if (intent.customer === null || intent.customer === customer) return;
  throw invalidRequest('You cannot modify `customer` on a SetupIntent once it already has been set.', {
    param: 'customer',
  });
}
