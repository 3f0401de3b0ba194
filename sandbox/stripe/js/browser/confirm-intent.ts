import { type Intent, type IntentKind, intentPath, isIntent, parseClientSecret } from '../shared/intent';
import type { JsonRecord } from '../shared/json';
import { buildReturnUrl } from '../shared/return-url';
import { failure, type Outcome, type StripeJsError } from '../shared/stripe-error';
import { type ConfirmPlan, readConfirmOptions } from './confirm-options';
import type { Controller } from './controller';
import { leavePage, settleNextAction } from './next-action';

export type IntentResult = { paymentIntent: Intent } | { setupIntent: Intent } | { error: StripeJsError };

export function intentResult(outcome: Outcome<Intent>): IntentResult {
  if (!outcome.ok) return { error: outcome.error };
  return outcome.value.object === 'setup_intent' ? { setupIntent: outcome.value } : { paymentIntent: outcome.value };
}

export function intentOutcome(outcome: Outcome<JsonRecord>): Outcome<Intent> {
  if (!outcome.ok) return outcome;
  return isIntent(outcome.value) ? { ok: true, value: outcome.value } : failure('api_error', 'Unexpected answer.');
}

/** Confirms without an element: with a stored payment method or a confirmation token. */
export function confirmThroughController(
  controller: Controller,
  call: { clientSecret: string; params: JsonRecord },
): Promise<Outcome<JsonRecord>> {
  const parsed = parseClientSecret(call.clientSecret);
  if (parsed === null) return Promise.resolve(failure('invalid_request_error', 'The client secret is malformed.'));
  return controller.request({
    method: 'POST',
    path: `${intentPath(parsed.kind, parsed.id)}/confirm`,
    params: { ...call.params, use_stripe_sdk: true, client_secret: call.clientSecret },
  });
}

async function confirm(controller: Controller, plan: ConfirmPlan): Promise<Outcome<Intent>> {
  const { elements, clientSecret, confirmParams } = plan;
  if (elements === null) {
    return intentOutcome(await confirmThroughController(controller, { clientSecret, params: confirmParams }));
  }
  const confirmed = await elements.call('confirm', { clientSecret, confirmParams });
  elements.forgetSubmission();
  return intentOutcome(confirmed);
}

/**
 * `stripe.confirmPayment` and `stripe.confirmSetup`: confirm, do the next action, then leave for the return_url
 * or answer the intent. Errors of the payer are values and never redirect.
 */
export async function confirmIntent(controller: Controller, kind: IntentKind, given: unknown): Promise<IntentResult> {
  const plan = readConfirmOptions(kind, given);
  const settings = plan.elements?.settings ?? controller.settings;
  const confirmed = await confirm(controller, plan);
  if (!confirmed.ok) return { error: confirmed.error };
  const settled = await settleNextAction({ ...controller, settings }, confirmed.value);
  if (!settled.ok) {
    await plan.elements?.call('show-error', { error: settled.error });
    return { error: settled.error };
  }
  if (plan.redirect === 'if_required' || plan.returnUrl === null) return intentResult(settled);
  return leavePage(buildReturnUrl(plan.returnUrl, settled.value));
}
