import type { Stripe } from 'stripe';
import { type Decline, testCard } from '../cards/test-cards';
import { holdCustomer } from '../families/customer-kind';
import { attachTo, checkedCard, refuseForeign, refuseSpent } from '../payments/attach-payment-method';
import { authenticationOf } from '../payments/authenticate-card';
import { challengeAction } from '../payments/challenge-action';
import { confirmationWith, spendConfirmationToken } from '../payments/confirmation-token-kind';
import { refuseType } from '../payments/method-types';
import { methodGiven, resolvePaymentMethod } from '../payments/payment-method-data';
import { paymentMethods, type StoredPaymentMethod } from '../payments/payment-method-kind';
import { requireReturnUrl } from '../payments/require-return-url';
import type { Call } from '../protocol/call';
import { cardError, invalidRequest, type KeptFailure, keepEffects } from '../protocol/failure';
import { type AttemptOutcome, endAttempt, recordAttempt } from './setup-attempts';
import { requireSetupState, type StoredSetupIntent, setupIntents, visibleSetup } from './setup-intent-kind';
import { type ConfirmSetupParams, savedTypes } from './setup-intent-params';

type Confirmation = Pick<
  ConfirmSetupParams,
  'confirmation_token' | 'payment_method' | 'payment_method_data' | 'return_url' | 'use_stripe_sdk'
>;

const lookupFailed: Decline = {
  code: 'card_declined',
  declineCode: 'processing_error',
  message: 'Your card was declined.',
};

/** Tries to save the card for later. Gives the 402 when it is refused. */
export async function confirmSetupIntent(
  call: Call,
  intent: StoredSetupIntent,
  given: Confirmation,
): Promise<KeptFailure | undefined> {
  requireSetupState(call, intent.data, 'confirm');
  const token = await spendConfirmationToken(call, given.confirmation_token, { setup_intent: intent.id });
  const confirmation = { ...given, ...confirmationWith(token, given) };
  requireReturnUrl(intent.data.automatic_payment_methods, confirmation, 'SetupIntent');
  await holdCustomer(call, intent.data.customer);
  const method = await methodOf(call, intent, confirmation);
  refuseForeign(method, intent.data.customer, 'SetupIntent');
  refuseSpent(method);
  refuseType(method.data.type, savedTypes, 'SetupIntent');
  if (intent.data.status === 'requires_action') await abandonAttempt(call, intent);

  const authentication = authenticationFor(intent.data, method);
  if (authentication === 'lookup_fails') return declineSetup(call, intent, { method, decline: lookupFailed });
  if (authentication !== 'challenge') {
    return saveCard(call, intent, { method, flow: authentication === 'frictionless' ? 'frictionless' : null });
  }
  const returnUrl = confirmation.use_stripe_sdk === true ? null : (confirmation.return_url ?? null);
  await challenge(call, intent, { method, returnUrl });
  return undefined;
}

/** For on-session use a Japanese card is not authenticated when it is saved, unless asked for: its first payment is. */
function authenticationFor(intent: Stripe.SetupIntent, { state }: StoredPaymentMethod) {
  const requested = ['any', 'challenge'].includes(intent.payment_method_options?.card?.request_three_d_secure ?? '');
  const { authentication: card } = testCard(state.cardNumber);
  if (intent.usage === 'on_session' && !requested && card === 'unless_set_up') return 'not_needed';
  return authenticationOf({ card, authenticated: state.authenticated, offSession: false, requested });
}

/** The card is accepted: it goes to the intent's customer, authenticated for later charges if it was challenged. */
export async function saveCard(
  call: Call,
  intent: StoredSetupIntent,
  { method, flow }: { method: StoredPaymentMethod; flow: AttemptOutcome['flow'] },
): Promise<KeptFailure | undefined> {
  const { decline, declinesSetup } = testCard(method.state.cardNumber);
  if (decline && declinesSetup !== false) return declineSetup(call, intent, { method, decline });
  method.data = { ...method.data, card: checkedCard(method) };
  if (flow !== null) method.state = { ...method.state, authenticated: true };
  await call.store.save(paymentMethods, method);
  const outcome: AttemptOutcome = { status: 'succeeded', flow, error: null };
  const attempt = await settleAttempt(call, intent, { method, outcome });
  if (typeof intent.data.customer === 'string') await attachTo(call, method, intent.data.customer);
  intent.data = {
    ...intent.data,
    last_setup_error: null,
    latest_attempt: attempt,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  };
  await call.store.save(setupIntents, intent);
  await call.emit('setup_intent.succeeded', intent.data);
  return undefined;
}

async function declineSetup(
  call: Call,
  intent: StoredSetupIntent,
  { method, decline }: { method: StoredPaymentMethod; decline: Decline },
): Promise<KeptFailure> {
  const { code, declineCode, message } = decline;
  const error = {
    type: 'card_error',
    code,
    ...(declineCode === undefined ? {} : { decline_code: declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
    message,
    payment_method: method.data,
  } satisfies Stripe.SetupIntent.LastSetupError;
  await failSetup(call, intent, { method, error });
  const { type: _, doc_url: __, message: ___, ...details } = error;
  return keepEffects(cardError(message, { ...details, setup_intent: visibleSetup(call, intent.data) }));
}

/** Back to another card: refused by the issuer, or not authenticated. */
export async function failSetup(
  call: Call,
  intent: StoredSetupIntent,
  { method, error }: { method: StoredPaymentMethod; error: Stripe.SetupIntent.LastSetupError },
): Promise<void> {
  const attempt = await settleAttempt(call, intent, { method, outcome: { status: 'failed', flow: null, error } });
  intent.data = {
    ...intent.data,
    last_setup_error: error,
    latest_attempt: attempt,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  await call.store.save(setupIntents, intent);
  await call.emit('setup_intent.setup_failed', intent.data);
}

async function settleAttempt(
  call: Call,
  intent: StoredSetupIntent,
  end: { method: StoredPaymentMethod; outcome: AttemptOutcome },
): Promise<string> {
  const { latest_attempt: latest, next_action } = intent.data;
  if (next_action === null || typeof latest !== 'string') return recordAttempt(call, intent, end);
  await endAttempt(call, intent, end);
  return latest;
}

/** The cardholder never answered. */
export async function abandonAttempt(call: Call, intent: StoredSetupIntent): Promise<void> {
  const outcome: AttemptOutcome = { status: 'abandoned', flow: null, error: null };
  await endAttempt(call, intent, { method: undefined, outcome });
  intent.data = { ...intent.data, next_action: null };
}

async function challenge(
  call: Call,
  intent: StoredSetupIntent,
  { method, returnUrl }: { method: StoredPaymentMethod; returnUrl: string | null },
): Promise<void> {
  const outcome: AttemptOutcome = { status: 'requires_action', flow: null, error: null };
  const attempt = await recordAttempt(call, intent, { method, outcome });
  intent.data = {
    ...intent.data,
    last_setup_error: null,
    latest_attempt: attempt,
    next_action: challengeAction(call, {
      intent: intent.data,
      secretName: 'setup_intent_client_secret',
      returnUrl,
    }),
    payment_method: method.id,
    status: 'requires_action',
  };
  await call.store.save(setupIntents, intent);
  await call.emit('setup_intent.requires_action', intent.data);
}

async function methodOf(call: Call, intent: StoredSetupIntent, given: Confirmation): Promise<StoredPaymentMethod> {
  const method = await methodGiven(call, given);
  if (method) return method;
  const { payment_method: stored } = intent.data;
  if (typeof stored === 'string') return resolvePaymentMethod(call, stored, 'payment_method');
  throw invalidRequest(
    "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
    { code: 'setup_intent_unexpected_state', setup_intent: visibleSetup(call, intent.data) },
  );
}
