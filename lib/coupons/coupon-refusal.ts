import type { CouponMisfit } from '@/lib/checkout/price-order';

/** Why a coupon takes nothing off. Each has a sentence in the catalogue (`cart.coupon.refusal`) that says what to do. */
export type CouponRefusal =
  | CouponMisfit
  | 'unknown'
  | 'not_started'
  | 'over'
  | 'used_up'
  | 'used_by_you'
  | 'in_use'
  | 'first_purchase';

export interface CouponWindow {
  readonly state: 'planned' | 'active' | 'stopped';
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly limitTotal: number | null;
  readonly takenCount: number;
}

/** Why a coupon cannot be used by anybody on this day of Japan, or null. */
export function closedReason(coupon: CouponWindow, today: string): CouponRefusal | null {
  if (coupon.state === 'planned') return 'unknown';
  if (coupon.state === 'stopped') return 'over';
  if (today < coupon.startsOn) return 'not_started';
  if (coupon.endsOn !== null && today > coupon.endsOn) return 'over';
  return coupon.limitTotal !== null && coupon.takenCount >= coupon.limitTotal ? 'used_up' : null;
}
