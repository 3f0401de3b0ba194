import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';

export interface StripeSettings {
  readonly publishableKey: string;
  /** Stripe.js of the local sandbox; null means Stripe's own. */
  readonly scriptUrl: string | null;
}

const loading = new Map<string, Promise<Stripe | null>>();

/** Loads Stripe.js once a page. Resolves to null when it cannot be had (offline, blocked); null on the server. */
export function stripeFor(settings: StripeSettings): Promise<Stripe | null> | null {
  if (typeof window === 'undefined') return null;
  const known = loading.get(settings.publishableKey);
  if (known !== undefined) return known;
  const stripe = load(settings).catch(() => null);
  loading.set(settings.publishableKey, stripe);
  return stripe;
}

async function load({ publishableKey, scriptUrl }: StripeSettings): Promise<Stripe | null> {
  // The loader takes a `window.Stripe` that is already there, so the sandbox's script only has to come first.
  if (scriptUrl !== null && !('Stripe' in window)) await addScript(scriptUrl);
  return loadStripe(publishableKey);
}

function addScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('Stripe.js could not be loaded'));
    document.head.append(script);
  });
}
