import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { newId, randomText } from '../protocol/ids';
import { applyMetadata } from '../protocol/metadata';
import type { CreateSetupParams } from './setup-intent-params';

/** A new SetupIntent, before anything is tried. */
export function renderSetupIntent(call: Call, params: CreateSetupParams): Stripe.SetupIntent {
  const id = newId('seti');
  const allowed = params.allowed_payment_method_types ?? null;
  const automatic = params.automatic_payment_methods;
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: allowed,
    application: null,
    automatic_payment_methods:
      allowed === null
        ? { enabled: automatic?.enabled ?? true, allow_redirects: automatic?.allow_redirects ?? 'always' }
        : null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: call.now,
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: params.excluded_payment_method_types ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: applyMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: allowed === null ? { id: 'pmc_sandbox', parent: null } : null,
    payment_method_options: setupOptions(params.payment_method_options?.card?.request_three_d_secure),
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: params.usage ?? 'off_session',
  };
}

export function setupOptions(request: 'any' | 'automatic' | 'challenge' | undefined) {
  return { card: { mandate_options: null, network: null, request_three_d_secure: request ?? 'automatic' } };
}
