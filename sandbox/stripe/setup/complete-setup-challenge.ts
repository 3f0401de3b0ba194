import { holdCustomer } from '../families/customer-kind';
import { refuseOtherAttempt } from '../payments/challenge-action';
import { resolvePaymentMethod } from '../payments/payment-method-data';
import type { Call } from '../protocol/call';
import type { Answer } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { failSetup, saveCard } from './confirm-setup-intent';
import { type StoredSetupIntent, visibleSetup } from './setup-intent-kind';

const failureCode = 'setup_intent_authentication_failure';

/** The issuer's answer to a 3-D Secure challenge of a SetupIntent. */
export async function completeSetupChallenge(
  call: Call,
  intent: StoredSetupIntent,
  { attempt, outcome }: { attempt: string; outcome: 'authenticate' | 'fail' },
): Promise<Answer> {
  const { status, payment_method } = intent.data;
  if (status !== 'requires_action' || typeof payment_method !== 'string') {
    throw invalidRequest(`This SetupIntent awaits no authentication: it has a status of ${status}.`, {
      code: 'setup_intent_unexpected_state',
    });
  }
  refuseOtherAttempt(intent.data, attempt);
  await holdCustomer(call, intent.data.customer);
  const method = await resolvePaymentMethod(call, payment_method, 'payment_method');
  if (outcome === 'authenticate') {
    await saveCard(call, intent, { method, flow: 'challenge' });
    return visibleSetup(call, intent.data);
  }
  const error = {
    type: 'invalid_request_error',
    code: failureCode,
    doc_url: `https://stripe.com/docs/error-codes/${failureCode.replaceAll('_', '-')}`,
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method.data,
  } as const;
  await failSetup(call, intent, { method, error });
  return visibleSetup(call, intent.data);
}
