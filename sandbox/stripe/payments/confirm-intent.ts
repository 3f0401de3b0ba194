import type { Stripe } from 'stripe';
import { type Decline, testCard } from '../cards/test-cards';
import type { Call } from '../protocol/call';
import { invalidParameter, invalidRequest, type KeptFailure } from '../protocol/failure';
import { refuseSpent } from './attach-payment-method';
import { authenticationOf } from './authenticate-card';
import { chargeIntent, declineIntent } from './charge-intent';
import { paymentIntents, requireState, type StoredPaymentIntent } from './payment-intent-kind';
import type { ConfirmParams } from './payment-intent-params';
import { createPaymentMethod, resolvePaymentMethod } from './payment-method-data';
import type { StoredPaymentMethod } from './payment-method-kind';

type Confirmation = Pick<
  ConfirmParams,
  | 'error_on_requires_action'
  | 'off_session'
  | 'payment_method'
  | 'payment_method_data'
  | 'return_url'
  | 'use_stripe_sdk'
>;

const lookupFailed: Decline = {
  code: 'card_declined',
  declineCode: 'processing_error',
  message: 'Your card was declined.',
};

const authenticationRequired: Decline = {
  code: 'card_declined',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

/** Confirms with the given or the stored payment method. Gives the 402 when the card is refused. */
export async function confirmIntent(
  call: Call,
  intent: StoredPaymentIntent,
  confirmation: Confirmation,
): Promise<KeptFailure | undefined> {
  requireState(intent.data, 'confirm');
  requireReturnUrl(intent, confirmation);
  const method = await methodOf(call, intent, confirmation);
  const { customer } = intent.data;
  if (method.data.customer !== null && method.data.customer !== customer) throw foreignMethod(method, customer);
  if (customer === null || method.data.customer === null) refuseSpent(method);
  intent.state = { ...intent.state, returnUrl: confirmation.return_url ?? intent.state.returnUrl };

  const card = testCard(method.state.cardNumber);
  const authentication = authenticationOf({
    card: card.authentication,
    authenticated: method.state.authenticated,
    offSession: isOffSession(confirmation),
    requested: isAsked(intent.data),
  });
  if (authentication === 'lookup_fails') return declineIntent(call, intent, { method, decline: lookupFailed });
  if (authentication !== 'challenge') {
    const flow = authentication === 'frictionless' ? 'frictionless' : null;
    return chargeIntent(call, intent, { method, authentication: flow });
  }
  if (isOffSession(confirmation) || confirmation.error_on_requires_action === true) {
    return declineIntent(call, intent, { method, decline: authenticationRequired });
  }
  await challenge(call, intent, { method, useStripeSdk: confirmation.use_stripe_sdk === true });
  return undefined;
}

const isOffSession = ({ off_session }: Confirmation) => off_session !== undefined && off_session !== false;

const isAsked = ({ payment_method_options: options }: Stripe.PaymentIntent) =>
  ['any', 'challenge'].includes(options?.card?.request_three_d_secure ?? '');

async function challenge(
  call: Call,
  intent: StoredPaymentIntent,
  { method, useStripeSdk }: { method: StoredPaymentMethod; useStripeSdk: boolean },
): Promise<void> {
  const { returnUrl } = intent.state;
  const page = `${call.origin}/_sandbox/three-ds/${intent.id}`;
  const secret = encodeURIComponent(intent.data.client_secret ?? '');
  const action: Stripe.PaymentIntent.NextAction =
    useStripeSdk || returnUrl === null
      ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: page } }
      : {
          type: 'redirect_to_url',
          redirect_to_url: { url: `${page}/authorize?payment_intent_client_secret=${secret}`, return_url: returnUrl },
        };
  intent.data = {
    ...intent.data,
    status: 'requires_action',
    last_payment_error: null,
    next_action: action,
    payment_method: method.id,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.requires_action', intent.data);
}

async function methodOf(call: Call, intent: StoredPaymentIntent, given: Confirmation): Promise<StoredPaymentMethod> {
  if (given.payment_method_data !== undefined) return createPaymentMethod(call, given.payment_method_data);
  const id = given.payment_method ?? intent.data.payment_method;
  if (typeof id === 'string') return resolvePaymentMethod(call, id, 'payment_method');
  throw invalidRequest(
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    { code: 'payment_intent_unexpected_state', payment_intent: intent.data },
  );
}

/** Dynamic payment methods may redirect: Stripe wants to know where to, unless redirects are switched off. */
function requireReturnUrl(intent: StoredPaymentIntent, confirmation: Confirmation): void {
  const { automatic_payment_methods: automatic } = intent.data;
  if (!automatic?.enabled || automatic.allow_redirects === 'never' || isOffSession(confirmation)) return;
  if (confirmation.return_url !== undefined || confirmation.use_stripe_sdk === true) return;
  throw invalidParameter(
    'return_url',
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don’t want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
  );
}

function foreignMethod(method: StoredPaymentMethod, customer: Stripe.PaymentIntent['customer']) {
  const owner = typeof method.data.customer === 'string' ? method.data.customer : '';
  return invalidRequest(
    customer === null
      ? `The PaymentMethod ${method.id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
      : `The PaymentMethod ${method.id} does not belong to the Customer you supplied. Please use this PaymentMethod with the Customer that it belongs to instead.`,
    { param: 'payment_method' },
  );
}
