import type { Call } from '../protocol/call';

interface Challenged {
  intent: { id: string; client_secret: string | null };
  secretName: 'payment_intent_client_secret' | 'setup_intent_client_secret';
  /** null: Stripe.js shows the issuer's page over the merchant's own. */
  returnUrl: string | null;
}

/** Where the cardholder authenticates: inside Stripe.js, or on a page that leads back to the `return_url`. */
export function challengeAction(call: Call, { intent, secretName, returnUrl }: Challenged) {
  const page = `${call.origin}/_sandbox/three-ds/${intent.id}`;
  if (returnUrl === null) {
    return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: page } };
  }
  const secret = encodeURIComponent(intent.client_secret ?? '');
  return {
    type: 'redirect_to_url',
    redirect_to_url: { url: `${page}/authorize?${secretName}=${secret}`, return_url: returnUrl },
  };
}
