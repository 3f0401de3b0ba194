import type { IntentKind } from '../shared/intent';
import { isRecord, type JsonRecord } from '../shared/json';
import { confirmThroughController, type IntentResult, intentOutcome, intentResult } from './confirm-intent';
import { checkClientSecret } from './confirm-options';
import type { Controller } from './controller';
import { IntegrationError } from './integration-error';
import { retrieveIntent, settleNextAction } from './next-action';
import { plainRecord } from './settings';

export type CardCall = { clientSecret: unknown; data: unknown; options: unknown };

/** `confirmCardPayment` and `confirmCardSetup` with a stored payment method, or with the one already on the intent. */
export async function confirmCard(controller: Controller, kind: IntentKind, call: CardCall): Promise<IntentResult> {
  const name = kind === 'payment' ? 'stripe.confirmCardPayment' : 'stripe.confirmCardSetup';
  const clientSecret = checkClientSecret(kind, call.clientSecret, name);
  const given = isRecord(call.data) ? call.data : {};
  if (given['payment_method'] !== undefined && typeof given['payment_method'] !== 'string') {
    throw new IntegrationError(
      `Invalid value for ${name}: the sandbox has no card Element; payment_method should be the ID of a PaymentMethod.`,
    );
  }
  const params: JsonRecord = plainRecord(given);
  const confirmed = intentOutcome(await confirmThroughController(controller, { clientSecret, params }));
  const isLeftToApp = isRecord(call.options) && call.options['handleActions'] === false;
  if (!confirmed.ok || isLeftToApp) return intentResult(confirmed);
  return intentResult(await settleNextAction(controller, confirmed.value));
}

/** `stripe.handleNextAction({clientSecret})` after a confirmation on the server. */
export async function handleNextAction(controller: Controller, given: unknown): Promise<IntentResult> {
  const secret = isRecord(given) ? given['clientSecret'] : undefined;
  if (typeof secret !== 'string') {
    throw new IntegrationError('Missing value for stripe.handleNextAction(): clientSecret should be a string.');
  }
  const found = await retrieveIntent(controller, secret);
  if (!found.ok) return intentResult(found);
  if (found.value.status !== 'requires_action') {
    throw new IntegrationError(
      `handleNextAction: The ${found.value.object === 'setup_intent' ? 'SetupIntent' : 'PaymentIntent'} supplied is not in the requires_action state.`,
    );
  }
  return intentResult(await settleNextAction(controller, found.value));
}
