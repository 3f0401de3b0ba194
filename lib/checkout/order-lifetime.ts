import { minuteMs, shift } from '@/lib/time/duration';

const lifetimeMs = 60 * minuteMs;

/** An unpaid order lives 60 minutes from its creation; submitting the details gives it 60 minutes once more. */
export function orderExpiry(from: Date): Date {
  return shift(from, lifetimeMs);
}
