import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { renderAddress } from '../protocol/address';
import type { Call } from '../protocol/call';
import { newId, randomText } from '../protocol/ids';
import { applyMetadata } from '../protocol/metadata';
import { resolveMethodTypes } from './method-types';
import type { CreateParams, updateParams } from './payment-intent-params';
import { renderOptions } from './payment-method-options';

/** A new PaymentIntent, before anything is tried. */
export function renderIntent(call: Call, params: CreateParams): Stripe.PaymentIntent {
  const id = newId('pi');
  const allowed = params.allowed_payment_method_types ?? null;
  const terms = {
    allowed_payment_method_types: allowed,
    amount: params.amount,
    capture_method: params.capture_method ?? 'automatic_async',
    excluded_payment_method_types: params.excluded_payment_method_types ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
  };
  const types = resolveMethodTypes(terms);
  return {
    id,
    object: 'payment_intent',
    ...terms,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods:
      allowed === null
        ? {
            enabled: params.automatic_payment_methods?.enabled ?? true,
            allow_redirects: params.automatic_payment_methods?.allow_redirects ?? 'always',
          }
        : null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: params.confirmation_method ?? 'automatic',
    created: call.now,
    currency: params.currency,
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: applyMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: allowed === null ? { id: 'pmc_sandbox', parent: null } : null,
    payment_method_options: renderOptions({ types, given: params.payment_method_options, nowMs: call.nowMs }),
    payment_method_types: types,
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email ?? null,
    review: null,
    shipping: renderShipping(params.shipping),
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: params.transfer_group ?? null,
  };
}

type GivenShipping = z.infer<typeof updateParams>['shipping'];

export function renderShipping(given: GivenShipping): Stripe.PaymentIntent.Shipping | null {
  if (!given) return null;
  return {
    address: renderAddress(given.address),
    carrier: given.carrier ?? null,
    name: given.name,
    phone: given.phone ?? null,
    tracking_number: given.tracking_number ?? null,
  };
}
