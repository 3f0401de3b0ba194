import { connectionText, localizeError } from '../shared/error-texts';
import { encodeForm } from '../shared/form-encode';
import { isRecord, type JsonRecord, stringAt } from '../shared/json';
import { failure, isStripeError, type Outcome } from '../shared/stripe-error';
import { type Language, languageOf } from '../shared/texts';

const API_VERSION = '2026-10-28.endive';

export type ApiAccess = { key: string; language: Language; account: string | null; version: string | null };
export type ApiCall = { method: 'GET' | 'POST'; path: string; params: JsonRecord };

export function readAccess(params: JsonRecord): ApiAccess {
  const locale = stringAt(params, 'locale') ?? 'auto';
  return {
    key: stringAt(params, 'key') ?? '',
    language: languageOf(locale, navigator.language),
    account: stringAt(params, 'account'),
    version: stringAt(params, 'version'),
  };
}

function send(access: ApiAccess, call: ApiCall): Promise<Response> {
  const form = encodeForm(call.params);
  const headers = new Headers({
    Authorization: `Bearer ${access.key}`,
    'Stripe-Version': access.version ?? API_VERSION,
  });
  if (access.account !== null) headers.set('Stripe-Account', access.account);
  if (call.method === 'GET') return fetch(`${call.path}?${form.toString()}`, { headers });
  return fetch(call.path, { method: 'POST', headers, body: form });
}

/** One call with the publishable key. What goes wrong is answered, in the payer's language, never thrown. */
export async function callApi(access: ApiAccess, call: ApiCall): Promise<Outcome<JsonRecord>> {
  try {
    const answer = await send(access, call);
    const body: unknown = await answer.json();
    const error = isRecord(body) ? body['error'] : undefined;
    if (isStripeError(error)) return { ok: false, error: localizeError(error, access.language) };
    if (answer.ok && isRecord(body)) return { ok: true, value: body };
    return failure('api_error', `The API answered ${answer.status}.`);
  } catch {
    return failure('api_connection_error', connectionText(access.language));
  }
}
