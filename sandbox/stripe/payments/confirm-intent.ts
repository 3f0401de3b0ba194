import type { Stripe } from 'stripe';
import { type Decline, testCard } from '../cards/test-cards';
import { holdCustomer } from '../families/customer-kind';
import { issueVoucher } from '../konbini/issue-voucher';
import { redirectToPayPay } from '../paypay/redirect-to-paypay';
import type { Call } from '../protocol/call';
import { invalidParameter, invalidRequest, type KeptFailure } from '../protocol/failure';
import { refuseForeign, refuseSpent } from './attach-payment-method';
import { authenticationOf } from './authenticate-card';
import { challengeAction } from './challenge-action';
import { chargeIntent, declineIntent, failIntent } from './charge-intent';
import { confirmationWith, spendConfirmationToken } from './confirmation-token-kind';
import { refuseType } from './method-types';
import { futureUsage, paymentIntents, requireState, type StoredPaymentIntent, visibleTo } from './payment-intent-kind';
import { type ConfirmParams, checkExpectedType } from './payment-intent-params';
import { methodGiven, resolvePaymentMethod } from './payment-method-data';
import type { StoredPaymentMethod } from './payment-method-kind';
import { requireReturnUrl } from './require-return-url';
import { updateIntent } from './update-intent';
import { withdrawPending } from './withdraw-pending';

type Confirmation = Pick<
  ConfirmParams,
  | 'confirmation_token'
  | 'error_on_requires_action'
  | 'expected_payment_method_type'
  | 'off_session'
  | 'payment_method'
  | 'payment_method_data'
  | 'payment_method_options'
  | 'return_url'
  | 'setup_future_usage'
  | 'shipping'
  | 'use_stripe_sdk'
> & { /** `payment_method_data` came with the request and is resolved already. */ broughtMethod?: boolean };

const lookupFailed: Decline = {
  code: 'card_declined',
  declineCode: 'processing_error',
  message: 'Your card was declined.',
};

const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

const authenticationNotHandled: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_not_handled',
  message:
    "This payment required an authentication action to complete, but `error_on_requires_action` was set. When you're ready, you can upgrade your integration to handle actions at https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.",
};

/** Confirms with the given, the token's or the stored payment method. Gives the 402 when the card is refused. */
export async function confirmIntent(
  call: Call,
  intent: StoredPaymentIntent,
  given: Confirmation,
): Promise<KeptFailure | undefined> {
  requireState(call, intent.data, 'confirm');
  const confirmation = await withToken(call, intent, given);
  const offSession = isOffSession(confirmation);
  if (offSession && futureUsage(intent.data) !== null) throw offSessionSetup();
  if (!offSession) requireReturnUrl(intent.data.automatic_payment_methods, confirmation, 'PaymentIntent');
  await holdCustomer(call, intent.data.customer);
  const method = await methodOf(call, intent, confirmation);
  refuseForeign(method, intent.data.customer, 'PaymentIntent');
  refuseSpent(method);
  refuseType(method.data.type, intent.data.payment_method_types, 'PaymentIntent');
  checkExpectedType(confirmation.expected_payment_method_type, method.data.type);
  await withdrawPending(call, intent);
  intent.state = { ...intent.state, returnUrl: confirmation.return_url ?? null };
  if (method.data.type !== 'card') {
    await startElsewhere(call, intent, { method, confirmation });
    return undefined;
  }
  return confirmCard(call, intent, { method, confirmation, offSession });
}

interface Confirming {
  method: StoredPaymentMethod;
  confirmation: Confirmation;
}

/** Cash and wallets: the customer pays outside of the merchant's page. */
async function startElsewhere(
  call: Call,
  intent: StoredPaymentIntent,
  { method, confirmation }: Confirming,
): Promise<void> {
  const { type } = method.data;
  if (isOffSession(confirmation)) {
    throw invalidParameter('off_session', `The payment method type "${type}" cannot be used off-session.`);
  }
  if (confirmation.error_on_requires_action === true) {
    throw invalidRequest(
      'The provided payment method requires customer actions to complete, but `error_on_requires_action` was set.',
      { code: 'payment_intent_action_required', payment_intent: visibleTo(call, intent.data) },
    );
  }
  const brought = confirmation.broughtMethod === true || confirmation.payment_method_data !== undefined;
  if (type === 'konbini') {
    return issueVoucher(call, intent, { method, prefix: brought ? 'payment_method_data' : undefined });
  }
  return redirectToPayPay(call, intent, { method, returnUrl: intent.state.returnUrl });
}

/** With or without 3-D Secure. */
async function confirmCard(
  call: Call,
  intent: StoredPaymentIntent,
  { method, confirmation, offSession }: Confirming & { offSession: boolean },
): Promise<KeptFailure | undefined> {
  const authentication = authenticationOf({
    card: testCard(method.state.cardNumber).authentication,
    authenticated: method.state.authenticated,
    offSession,
    requested: isAsked(intent.data),
  });
  if (authentication === 'lookup_fails') return declineIntent(call, intent, { method, decline: lookupFailed });
  if (authentication !== 'challenge') {
    const flow = authentication === 'frictionless' ? 'frictionless' : null;
    return chargeIntent(call, intent, { method, authentication: flow });
  }
  if (offSession) return declineIntent(call, intent, { method, decline: authenticationRequired });
  if (confirmation.error_on_requires_action === true) {
    return failIntent(call, intent, { method, decline: authenticationNotHandled });
  }
  await challenge(call, intent, { method, isSdk: confirmation.use_stripe_sdk === true });
  return undefined;
}

/** Spends the ConfirmationToken, if any; its usage and shipping go to the intent as if the request had said them. */
async function withToken(call: Call, intent: StoredPaymentIntent, given: Confirmation): Promise<Confirmation> {
  const token = await spendConfirmationToken(call, given.confirmation_token, { payment_intent: intent.id });
  if (token === undefined) return given;
  const { address, name, phone } = token.shipping ?? {};
  const shipping = address && name !== undefined ? { address, name, phone: phone ?? undefined } : undefined;
  await updateIntent(call, intent, {
    payment_method_options:
      token.confirmationNumber === undefined || given.payment_method_options?.konbini?.confirmation_number
        ? undefined
        : { konbini: { confirmation_number: token.confirmationNumber } },
    setup_future_usage: given.setup_future_usage === undefined ? token.setupFutureUsage : undefined,
    shipping: given.shipping === undefined ? shipping : undefined,
  });
  return { ...given, ...confirmationWith(token, given) };
}

const isOffSession = ({ off_session }: Confirmation) => off_session !== undefined && off_session !== false;

const isAsked = ({ payment_method_options: options }: Stripe.PaymentIntent) =>
  ['any', 'challenge'].includes(options?.card?.request_three_d_secure ?? '');

async function challenge(
  call: Call,
  intent: StoredPaymentIntent,
  { method, isSdk }: { method: StoredPaymentMethod; isSdk: boolean },
): Promise<void> {
  intent.data = {
    ...intent.data,
    status: 'requires_action',
    last_payment_error: null,
    next_action: challengeAction(call, {
      intent: intent.data,
      secretName: 'payment_intent_client_secret',
      returnUrl: isSdk ? null : intent.state.returnUrl,
    }),
    payment_method: method.id,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.requires_action', intent.data);
}

async function methodOf(call: Call, intent: StoredPaymentIntent, given: Confirmation): Promise<StoredPaymentMethod> {
  const method = await methodGiven(call, given);
  if (method) return method;
  const { payment_method: stored } = intent.data;
  if (typeof stored === 'string') return resolvePaymentMethod(call, stored, 'payment_method');
  throw invalidRequest(
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    { code: 'payment_intent_unexpected_state', payment_intent: visibleTo(call, intent.data) },
  );
}

function offSessionSetup() {
  return invalidRequest(
    'You cannot confirm with `off_session=true` when `setup_future_usage` is also set on the PaymentIntent. The customer needs to be on-session to perform the steps which may be required to set up the PaymentMethod for future usage. Please confirm this PaymentIntent with your customer on-session.',
    { param: 'off_session' },
  );
}
