import { type Intent, intentPath, isIntent, parseClientSecret } from '../shared/intent';
import { failure, type Outcome } from '../shared/stripe-error';
import { type ApiAccess, callApi } from './api';

export async function findIntent(access: ApiAccess, clientSecret: string): Promise<Outcome<Intent>> {
  const parsed = parseClientSecret(clientSecret);
  if (parsed === null) return failure('invalid_request_error', 'The client secret is malformed.');
  const path = intentPath(parsed.kind, parsed.id);
  const found = await callApi(access, { method: 'GET', path, params: { client_secret: clientSecret } });
  if (!found.ok) return found;
  return isIntent(found.value) ? { ok: true, value: found.value } : failure('api_error', 'Unexpected answer.');
}
