import type { Stripe } from 'stripe';
import { holdCustomer } from '../families/customer-kind';
import type { Call } from '../protocol/call';
import type { Answer } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { refuseOtherAttempt } from './challenge-action';
import { chargeIntent } from './charge-intent';
import { paymentIntents, type StoredPaymentIntent, visibleTo } from './payment-intent-kind';
import { resolvePaymentMethod } from './payment-method-data';

/** The issuer's answer to a 3-D Secure challenge of a PaymentIntent: charge the card, or back to another one. */
export async function completePaymentChallenge(
  call: Call,
  intent: StoredPaymentIntent,
  { attempt, outcome }: { attempt: string; outcome: 'authenticate' | 'fail' },
): Promise<Answer> {
  const { status, payment_method } = intent.data;
  if (status !== 'requires_action' || typeof payment_method !== 'string') {
    throw invalidRequest(`This PaymentIntent awaits no authentication: it has a status of ${status}.`, {
      code: 'payment_intent_unexpected_state',
    });
  }
  refuseOtherAttempt(intent.data, attempt);
  await holdCustomer(call, intent.data.customer);
  if (outcome === 'fail') {
    await failAuthentication(call, intent, payment_method);
  } else {
    const method = await resolvePaymentMethod(call, payment_method, 'payment_method');
    await chargeIntent(call, intent, { method, authentication: 'challenge' });
  }
  return visibleTo(call, intent.data);
}

async function failAuthentication(call: Call, intent: StoredPaymentIntent, paymentMethod: string): Promise<void> {
  const method = await resolvePaymentMethod(call, paymentMethod, 'payment_method');
  intent.data = {
    ...intent.data,
    status: 'requires_payment_method',
    last_payment_error: authenticationFailure(method.data),
    next_action: null,
    payment_method: null,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.payment_failed', intent.data);
}

function authenticationFailure(method: Stripe.PaymentMethod): Stripe.PaymentIntent.LastPaymentError {
  const code = 'payment_intent_authentication_failure';
  return {
    type: 'invalid_request_error',
    code,
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method,
  };
}
