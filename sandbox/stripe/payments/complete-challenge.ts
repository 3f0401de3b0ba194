import { holdCustomer } from '../families/customer-kind';
import type { Call } from '../protocol/call';
import type { Answer } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { refuseOtherAttempt } from './challenge-action';
import { chargeIntent } from './charge-intent';
import { failAttempt } from './fail-attempt';
import { type StoredPaymentIntent, visibleTo } from './payment-intent-kind';
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
  const method = await resolvePaymentMethod(call, payment_method, 'payment_method');
  if (outcome === 'fail') {
    await failAttempt(call, intent, { method, ...authenticationFailure });
  } else {
    await chargeIntent(call, intent, { method, authentication: 'challenge' });
  }
  return visibleTo(call, intent.data);
}

const authenticationFailure = {
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
} as const;
