import { endpoint, type Family } from '../protocol/endpoint';
import { choice, object, text } from '../protocol/params';
import { completeSetupChallenge } from '../setup/complete-setup-challenge';
import { lockSetupIntent } from '../setup/setup-intent-kind';
import { completePaymentChallenge } from './complete-challenge';
import { lockPaymentIntent } from './payment-intent-kind';

/** Called by the (simulated) issuer's challenge page with what the cardholder chose. */
const completeChallenge = endpoint({
  method: 'POST',
  path: '/v1/3ds2/challenge_complete',
  auth: 'publishable',
  params: object({
    attempt: text(),
    client_secret: text(),
    intent: text(),
    outcome: choice(['authenticate', 'fail']),
  }),
  run: async (call, { intent, client_secret, ...answer }) =>
    intent.startsWith('seti_')
      ? completeSetupChallenge(call, await lockSetupIntent(call, client_secret, intent), answer)
      : completePaymentChallenge(call, await lockPaymentIntent(call, client_secret, intent), answer),
});

export const threeDSecureFamily: Family = { kinds: [], endpoints: [completeChallenge] };
