import type { StripeSettings } from '@/components/stripe/load-stripe';
import type { Env } from '@/lib/env';

/** What the browser needs of Stripe, read at run time so that one build serves sandbox, test and live. */
export function stripeSettings(
  settings: Pick<Env, 'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY' | 'STRIPE_API_BASE'>,
): StripeSettings {
  const base = settings.STRIPE_API_BASE;
  return {
    publishableKey: settings.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
    scriptUrl: base === undefined ? null : new URL('/js/stripe.js', base).href,
  };
}
