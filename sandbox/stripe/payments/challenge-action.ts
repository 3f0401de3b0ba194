import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import { randomText } from '../protocol/ids';

interface Challenged {
  intent: { id: string; client_secret: string | null };
  secretName: 'payment_intent_client_secret' | 'setup_intent_client_secret';
  /** null: Stripe.js shows the issuer's page over the merchant's own. */
  returnUrl: string | null;
}

/** Where the cardholder authenticates this attempt: inside Stripe.js, or on a page that leads back to the `return_url`. */
export function challengeAction(call: Call, { intent, secretName, returnUrl }: Challenged) {
  const page = `${call.origin}/_sandbox/three-ds/${intent.id}`;
  const attempt = `attempt=${randomText(24)}`;
  if (returnUrl === null) {
    return {
      type: 'use_stripe_sdk',
      use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: `${page}?${attempt}` },
    };
  }
  const secret = encodeURIComponent(intent.client_secret ?? '');
  return {
    type: 'redirect_to_url',
    redirect_to_url: { url: `${page}/authorize?${secretName}=${secret}&${attempt}`, return_url: returnUrl },
  };
}

interface NextAction {
  redirect_to_url?: { url: string | null };
  use_stripe_sdk?: { [name: string]: unknown };
}

/** The attempt that a `next_action` has authenticated, null when it is no challenge. */
export function attemptOf(action: NextAction | null): string | null {
  const page = action?.redirect_to_url?.url ?? action?.use_stripe_sdk?.['stripe_js'];
  return typeof page === 'string' && URL.canParse(page) ? new URL(page).searchParams.get('attempt') : null;
}

/** What the cardholder said about one card says nothing about another that was confirmed meanwhile. */
export function refuseOtherAttempt(
  intent: { object: 'payment_intent' | 'setup_intent'; next_action: NextAction | null },
  attempt: string,
): void {
  if (attemptOf(intent.next_action) === attempt) return;
  const message = 'This authentication is of an earlier attempt: the intent has been confirmed again since.';
  throw invalidRequest(message, { code: `${intent.object}_unexpected_state` });
}
