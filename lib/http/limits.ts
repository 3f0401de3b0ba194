import { hourMs, minuteMs, secondMs } from '@/lib/time/duration';

export type LimitKey = 'ip' | 'order' | 'email';

interface LimitRule {
  readonly by: LimitKey;
  readonly points: number;
  readonly seconds: number;
}

const minutes = (count: number) => (count * minuteMs) / secondMs;
const hours = (count: number) => (count * hourMs) / secondMs;

/**
 * Every rate limit. Generous for people (a hospital's many visitors share one address), tight for machines: guessing
 * codes, and trying stolen cards on many orders or one order many times.
 */
export const limits = {
  sign_in_code: [
    { by: 'email', points: 10, seconds: minutes(15) },
    { by: 'ip', points: 100, seconds: minutes(15) },
  ],
  sign_in_try: [
    { by: 'email', points: 25, seconds: minutes(15) },
    { by: 'ip', points: 200, seconds: minutes(15) },
  ],
  second_factor: [
    { by: 'email', points: 10, seconds: minutes(15) },
    { by: 'ip', points: 100, seconds: minutes(15) },
  ],
  coupon_entry: [{ by: 'ip', points: 60, seconds: minutes(15) }],
  checkout_start: [{ by: 'ip', points: 300, seconds: minutes(10) }],
  payment_start: [
    { by: 'ip', points: 300, seconds: minutes(10) },
    { by: 'order', points: 40, seconds: hours(1) },
  ],
  payment_confirm: [
    { by: 'ip', points: 300, seconds: minutes(10) },
    { by: 'order', points: 40, seconds: hours(1) },
  ],
  order_cancel: [
    { by: 'ip', points: 300, seconds: minutes(10) },
    { by: 'order', points: 40, seconds: hours(1) },
  ],
  document: [
    { by: 'ip', points: 300, seconds: minutes(10) },
    { by: 'order', points: 100, seconds: hours(1) },
  ],
  operator_mutation: [{ by: 'ip', points: 300, seconds: minutes(10) }],
} as const satisfies Record<string, readonly LimitRule[]>;

export type RateLimit = keyof typeof limits;
