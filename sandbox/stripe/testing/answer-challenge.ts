import type { Stripe } from 'stripe';
import { attemptOf } from '../payments/challenge-action';
import type { SandboxUnderTest } from './sandbox-under-test';

/** What the issuer's page sends when the cardholder has answered. */
export function answerChallenge(
  sandbox: SandboxUnderTest,
  intent: Pick<Stripe.PaymentIntent | Stripe.SetupIntent, 'id' | 'client_secret' | 'next_action'>,
  outcome: 'authenticate' | 'fail',
): Promise<unknown> {
  return sandbox.browser.rawRequest('POST', '/v1/3ds2/challenge_complete', {
    intent: intent.id,
    client_secret: intent.client_secret ?? '',
    attempt: attemptOf(intent.next_action) ?? '',
    outcome,
  });
}
