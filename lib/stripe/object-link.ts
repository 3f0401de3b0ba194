import type { Env } from '@/lib/env';
import { paymentsMode } from '@/lib/env';

const dashboardPaths: Readonly<Record<string, string>> = {
  pi: 'payments',
  ch: 'payments',
  py: 'payments',
  re: 'refunds',
  pyr: 'refunds',
  cus: 'customers',
  du: 'disputes',
  evt: 'events',
  promo: 'promotion_codes',
};

/** Where a person can look at a Stripe object: the sandbox's page or the Dashboard; null when neither shows its kind. */
export function stripeObjectLink(
  settings: Pick<Env, 'STRIPE_API_BASE' | 'STRIPE_SECRET_KEY'>,
  stripeId: string,
): string | null {
  const path = dashboardPaths[stripeId.slice(0, stripeId.indexOf('_'))];
  if (path === undefined) return null;
  const mode = paymentsMode(settings);
  if (mode === 'sandbox') return new URL(`/_sandbox#${stripeId}`, settings.STRIPE_API_BASE).href;
  return `https://dashboard.stripe.com/${mode === 'test' ? 'test/' : ''}${path}/${stripeId}`;
}
