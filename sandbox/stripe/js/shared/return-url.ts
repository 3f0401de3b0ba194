import { type Intent, kindOf } from './intent';

export type RedirectStatus = 'succeeded' | 'pending' | 'failed';

export function isAbsoluteUrl(text: unknown): text is string {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export function redirectStatusOf(intent: Intent): RedirectStatus {
  if (intent.status === 'succeeded' || intent.status === 'requires_capture') return 'succeeded';
  return intent.status === 'processing' || intent.status === 'requires_action' ? 'pending' : 'failed';
}

/** The app's return_url with the three parameters Stripe appends; parameters of its own are kept. */
export function buildReturnUrl(returnUrl: string, intent: Intent): string {
  const url = new URL(returnUrl);
  const name = kindOf(intent) === 'payment' ? 'payment_intent' : 'setup_intent';
  url.searchParams.set(name, intent.id);
  url.searchParams.set(`${name}_client_secret`, intent.client_secret);
  url.searchParams.set('redirect_status', redirectStatusOf(intent));
  return url.toString();
}
