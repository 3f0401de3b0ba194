import type { OrderStatus } from '@/lib/checkout/queries';

export type View =
  | 'paid'
  | 'refunded'
  | 'expired'
  | 'canceled'
  | 'checking'
  | 'parked'
  | 'unpaid'
  /** Numbers to pay with at a konbini: good, past their deadline, over. */
  | 'voucher'
  | 'late'
  | 'ended';

/** What the page says of an order. Unpaid is told only when Stripe has just said so. */
export function viewOf({ state, stage }: Pick<OrderStatus, 'state' | 'stage'>, pulled: 'known' | 'unknown'): View {
  if (stage === 'parked') return 'parked';
  if (state === 'paid' || state === 'refunded' || state === 'expired' || state === 'canceled') return state;
  if (stage === 'voucher') return 'voucher';
  if (stage === 'voucher_late') return 'late';
  if (stage === 'voucher_over') return 'ended';
  return pulled === 'unknown' || stage === 'processing' || stage === 'succeeded' ? 'checking' : 'unpaid';
}
