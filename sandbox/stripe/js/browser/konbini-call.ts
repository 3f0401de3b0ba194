import { isRecord, type JsonRecord, recordAt } from '../shared/json';
import type { CardCall } from './card-calls';
import { confirmThroughController, type IntentResult, intentOutcome, intentResult } from './confirm-intent';
import { checkClientSecret } from './confirm-options';
import type { Controller } from './controller';
import { IntegrationError } from './integration-error';
import { settleNextAction } from './next-action';
import { plainRecord } from './settings';

const name = 'stripe.confirmKonbiniPayment';

function methodParams(given: JsonRecord): JsonRecord {
  const { payment_method: method, ...rest } = given;
  if (method === undefined || typeof method === 'string') return plainRecord(given);
  const billing = recordAt(method, 'billing_details');
  const missing = ['name', 'email'].find((field) => typeof billing[field] !== 'string');
  if (missing !== undefined || !isRecord(method)) {
    throw new IntegrationError(
      `Missing value for ${name}: payment_method.billing_details.${missing ?? 'name'} should be a string.`,
    );
  }
  return { ...plainRecord(rest), payment_method_data: { ...plainRecord(method), type: 'konbini' } };
}

/** `confirmKonbiniPayment`: the voucher is shown until it is closed, unless `handleActions` is false. */
export async function confirmKonbini(controller: Controller, call: CardCall): Promise<IntentResult> {
  const clientSecret = checkClientSecret('payment', call.clientSecret, name);
  const params = methodParams(isRecord(call.data) ? call.data : {});
  const confirmed = intentOutcome(await confirmThroughController(controller, { clientSecret, params }));
  const isLeftToApp = isRecord(call.options) && call.options['handleActions'] === false;
  if (!confirmed.ok || isLeftToApp) return intentResult(confirmed);
  return intentResult(await settleNextAction(controller, confirmed.value));
}
