import { addDays } from '@/lib/time/calendar-day';
import { hourMs, minuteMs, shift } from '@/lib/time/duration';
import { jstDay } from '@/lib/time/jst';

/** A slip printed at the machine is good for thirty minutes: who prints at the deadline that we tell still pays in time. */
const slipMs = 30 * minuteMs;
/** Stripe says that a voucher failed about an hour after its end; money may come until then (stripe-api.md §3.2). */
const lateMs = hourMs + 5 * minuteMs;
const reminderHourMs = 9 * hourMs;

/** The deadline that people are told. */
export function payUntil(stripeExpiresAt: Date): Date {
  return shift(stripeExpiresAt, -slipMs);
}

/** Vouchers that ended before this moment can bring no money any more. */
export function endedForGood(now: Date): Date {
  return shift(now, -lateMs);
}

export type Reminder = 'day_before' | 'last_day';

/**
 * The reminder that is due now: nine in the morning in Japan on the day before the deadline and on its day. Numbers issued after
 * nine of a day need no reminder on it, and what was missed is not sent on the next day.
 */
export function dueReminder(voucher: { payUntil: Date; createdAt: Date }, now: Date): Reminder | null {
  if (now >= voucher.payUntil) return null;
  const lastDay = jstDay(voucher.payUntil);
  const today = jstDay(now);
  const kind = today === lastDay ? 'last_day' : today === addDays(lastDay, -1) ? 'day_before' : null;
  const dueAt = shift(new Date(`${today}T00:00:00+09:00`), reminderHourMs);
  return now >= dueAt && voucher.createdAt < dueAt ? kind : null;
}
