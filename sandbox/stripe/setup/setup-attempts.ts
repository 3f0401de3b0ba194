import type { Stripe } from 'stripe';
import type { StoredPaymentMethod } from '../payments/payment-method-kind';
import type { Call } from '../protocol/call';
import { newId } from '../protocol/ids';
import { type StoredSetupIntent, setupAttempts } from './setup-intent-kind';

type Flow = 'challenge' | 'frictionless' | null;

/** What came of one confirmation. */
export interface AttemptOutcome {
  status: 'requires_action' | 'succeeded' | 'failed' | 'abandoned';
  flow: Flow;
  error: Stripe.SetupIntent.LastSetupError | null;
}

export async function recordAttempt(
  call: Call,
  intent: StoredSetupIntent,
  { method, outcome }: { method: StoredPaymentMethod; outcome: AttemptOutcome },
): Promise<string> {
  const attempt: Stripe.SetupAttempt = {
    id: newId('setatt'),
    object: 'setup_attempt',
    application: null,
    created: call.now,
    customer: intent.data.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: cardDetails(method, outcome.flow) },
    setup_error: outcome.error,
    setup_intent: intent.id,
    status: outcome.status,
    usage: intent.data.usage,
  };
  await call.store.insert(setupAttempts, attempt, {});
  return attempt.id;
}

/** The attempt that waited for the cardholder has ended. */
export async function endAttempt(
  call: Call,
  intent: StoredSetupIntent,
  { method, outcome }: { method: StoredPaymentMethod | undefined; outcome: AttemptOutcome },
): Promise<void> {
  const { latest_attempt: latest } = intent.data;
  if (typeof latest !== 'string') return;
  const attempt = await call.store.lock(setupAttempts, latest);
  const card = method && cardDetails(method, outcome.flow);
  attempt.data = {
    ...attempt.data,
    ...(card === undefined ? {} : { payment_method_details: { type: 'card', card } }),
    setup_error: outcome.error,
    status: outcome.status,
  };
  await call.store.save(setupAttempts, attempt);
}

function cardDetails(
  { id, data: { card } }: StoredPaymentMethod,
  flow: Flow,
): Stripe.SetupAttempt.PaymentMethodDetails.Card {
  if (!card) throw new Error(`${id} is no card`);
  return {
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    last4: card.last4,
    network: card.brand,
    three_d_secure:
      flow === null
        ? null
        : {
            authentication_flow: flow,
            electronic_commerce_indicator: '05',
            result: 'authenticated',
            result_reason: null,
            transaction_id: null,
            version: '2.2.0',
          },
    wallet: null,
  };
}
