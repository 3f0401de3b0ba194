import Stripe from 'stripe';
import { type Env, env } from '@/lib/env';

export type StripeClient = Stripe;

/** The SDK, pointed at Stripe, or at the local sandbox when STRIPE_API_BASE is set. Retries reuse the caller's idempotency key. */
export function createStripeClient(
  settings: Pick<Env, 'STRIPE_SECRET_KEY' | 'STRIPE_API_BASE'>,
  { timeoutMs = 20_000 }: { timeoutMs?: number } = {},
): StripeClient {
  const common = {
    apiVersion: '2026-10-28.endive',
    telemetry: false,
    maxNetworkRetries: 2,
    timeout: timeoutMs,
  } as const;
  if (settings.STRIPE_API_BASE === undefined) return new Stripe(settings.STRIPE_SECRET_KEY, common);
  const base = new URL(settings.STRIPE_API_BASE);
  return new Stripe(settings.STRIPE_SECRET_KEY, {
    ...common,
    host: base.hostname,
    port: base.port,
    protocol: base.protocol === 'https:' ? 'https' : 'http',
  });
}

let shared: StripeClient | undefined;

export function stripeClient(): StripeClient {
  shared ??= createStripeClient(env());
  return shared;
}
