import { Failure } from './failure';

export type KeyKind = 'secret' | 'publishable';

export const defaultVersion = '2026-10-28.endive';
export const accountId = 'acct_sandbox';

const unauthenticated = (message: string) =>
  new Failure(
    401,
    { type: 'invalid_request_error', message },
    { recorded: false, headers: { 'www-authenticate': 'Basic realm="Stripe"' } },
  );

/** Reads `Bearer sk_test_…` or `Basic base64(sk_test_…:)`. Throws Stripe's 401. */
export function authenticate(header: string | undefined): KeyKind {
  const key = keyOf(header);
  if (!key) {
    throw unauthenticated(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  if (/^(sk|rk)_test_\w+$/.test(key)) return 'secret';
  if (/^pk_test_\w+$/.test(key)) return 'publishable';
  throw unauthenticated(`Invalid API Key provided: ${maskKey(key)}`);
}

function keyOf(header: string | undefined): string {
  const [scheme = '', credentials = ''] = (header ?? '').trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)[0] ?? '';
}

function maskKey(key: string): string {
  return key.length <= 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}`;
}

/** A publishable key on an endpoint that needs a secret one. */
export function secretKeyRequired(): Failure {
  const message =
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.';
  return new Failure(403, { type: 'invalid_request_error', code: 'secret_key_required', message }, { recorded: false });
}

/** The version a request is answered in: what it asked for if well formed, else the account's default. */
export function readVersion(header: string | undefined): string {
  if (header === undefined) return defaultVersion;
  if (/^\d{4}-\d{2}-\d{2}(\.[a-z_]+)?$/.test(header)) return header;
  const message = `Invalid Stripe API version: ${header}. You may need to upgrade your API version at https://dashboard.stripe.com/developers.`;
  throw new Failure(400, { type: 'invalid_request_error', message }, { recorded: false });
}

/** `Stripe-Account` may only name the sandbox's own account. */
export function checkAccount(header: string | undefined): void {
  if (header === undefined || header === accountId) return;
  const message = `The provided key 'sk_test_****' does not have access to account '${header}' (or that account does not exist). Application access may have been revoked.`;
  throw new Failure(403, { type: 'invalid_request_error', code: 'account_invalid', message }, { recorded: false });
}
