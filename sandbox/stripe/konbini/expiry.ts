import type { Stripe } from 'stripe';
import { invalidParameter } from '../protocol/failure';

const dayMs = 86_400_000;
const jstOffsetMs = 9 * 3_600_000;
const shortestSeconds = 30 * 60;
const longestSeconds = 60 * 86_400;
const defaultDays = 3;

/** More than 30 minutes and less than 60 days ahead, when it is set and again when the customer confirms. */
export function checkExpiry(expiresAt: number, nowMs: number): void {
  const ahead = expiresAt - nowMs / 1000;
  if (ahead > shortestSeconds && ahead < longestSeconds) return;
  throw invalidParameter(
    'payment_method_options[konbini][expires_at]',
    'The expiration timestamp must be more than 30 minutes from the current time and less than 60 days in the future.',
  );
}

/** Unix seconds after which the payment can no longer be begun: 23:59:59 in Japan of the nth day, or the given time. */
export function deadlineOf(options: Stripe.PaymentIntent.PaymentMethodOptions.Konbini, nowMs: number): number {
  if (options.expires_at !== null) {
    checkExpiry(options.expires_at, nowMs);
    return options.expires_at;
  }
  const today = Math.floor((nowMs + jstOffsetMs) / dayMs);
  const end = today + (options.expires_after_days ?? defaultDays) + 1;
  return (end * dayMs - jstOffsetMs) / 1000 - 1;
}
