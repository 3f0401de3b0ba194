import { localizeError } from '../shared/error-texts';
import { type Intent, intentPath, isIntent, kindOf, parseClientSecret } from '../shared/intent';
import { isRecord, recordAt, stringAt } from '../shared/json';
import { failure, isStripeError, type Outcome } from '../shared/stripe-error';
import { languageOf } from '../shared/texts';
import { showChallenge, showVoucher } from './challenge-overlay';
import type { Controller } from './controller';

const POLL_INTERVAL_MS = 300;
const POLL_ATTEMPTS = 200;

export function leavePage(url: string): Promise<never> {
  window.location.assign(url);
  return new Promise(() => undefined);
}

export async function retrieveIntent(controller: Controller, clientSecret: string): Promise<Outcome<Intent>> {
  const parsed = parseClientSecret(clientSecret);
  if (parsed === null) return failure('invalid_request_error', 'The client secret is malformed.');
  const found = await controller.request({
    method: 'GET',
    path: intentPath(parsed.kind, parsed.id),
    params: { client_secret: clientSecret },
  });
  if (!found.ok) return found;
  return isIntent(found.value) ? { ok: true, value: found.value } : failure('api_error', 'Unexpected answer.');
}

function lastErrorOf(intent: Intent): Outcome<Intent> {
  const isPayment = kindOf(intent) === 'payment';
  const last = intent[isPayment ? 'last_payment_error' : 'last_setup_error'];
  if (intent.status !== 'requires_payment_method' || !isStripeError(last)) return { ok: true, value: intent };
  return { ok: false, error: { ...last, [isPayment ? 'payment_intent' : 'setup_intent']: intent } };
}

/** An unreachable API is asked again: the payer has already answered, only the result is missing. */
async function pollUntilSettled(controller: Controller, intent: Intent): Promise<Outcome<Intent>> {
  let latest: Outcome<Intent> = { ok: true, value: intent };
  for (let attempt = 0; attempt < POLL_ATTEMPTS; attempt += 1) {
    latest = await retrieveIntent(controller, intent.client_secret);
    const isWaiting = latest.ok
      ? latest.value.status === 'requires_action'
      : latest.error.type === 'api_connection_error' || latest.error.type === 'api_error';
    if (!isWaiting) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  const settled = latest.ok ? lastErrorOf(latest.value) : latest;
  if (settled.ok) return settled;
  const language = languageOf(controller.settings.locale, navigator.language);
  return { ok: false, error: localizeError(settled.error, language) };
}

/** The voucher, until it is closed. The intent may have moved on by then: tests pay or expire it at once. */
async function waitForVoucher(controller: Controller, intent: Intent): Promise<Outcome<Intent>> {
  await showVoucher(controller.settings, intent);
  const latest = await retrieveIntent(controller, intent.client_secret);
  return latest.ok ? latest : { ok: true, value: intent };
}

/** Does what `next_action` asks of the browser; actions that need no browser (bank transfers) come back untouched. */
export async function settleNextAction(controller: Controller, intent: Intent): Promise<Outcome<Intent>> {
  const action = intent['next_action'];
  if (intent.status !== 'requires_action' || !isRecord(action)) return { ok: true, value: intent };
  if (action['type'] === 'redirect_to_url') {
    const url = stringAt(recordAt(action, 'redirect_to_url'), 'url');
    return url === null ? failure('api_error', 'The next action has no URL.') : leavePage(url);
  }
  if (action['type'] === 'konbini_display_details') return waitForVoucher(controller, intent);
  if (action['type'] !== 'use_stripe_sdk') return { ok: true, value: intent };
  await showChallenge(controller.settings, intent);
  return pollUntilSettled(controller, intent);
}
