import { jstDay } from '@/lib/time/jst';

export type Expiry = 'valid' | 'soon' | 'expired';

/** A card is good through the last day of its month; `soon` from the month before on. */
export function cardExpiry({ expMonth, expYear }: { expMonth: number; expYear: number }, now: Date): Expiry {
  const [year = 0, month = 0] = jstDay(now).split('-').map(Number);
  const monthsLeft = expYear * 12 + expMonth - (year * 12 + month);
  if (monthsLeft < 0) return 'expired';
  return monthsLeft <= 1 ? 'soon' : 'valid';
}
