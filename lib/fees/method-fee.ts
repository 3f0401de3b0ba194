import { basisPointsOf, type Rounding } from '@/lib/money/basis-points';
import { type Yen, yen } from '@/lib/money/yen';

export interface FeeRate {
  /** 360 is 3.6 %. */
  readonly basisPoints: number;
  readonly minimumFeeYen: Yen;
  readonly rounding: Rounding;
}

/**
 * Stripe's fee of one payment in yen: the rate's part of the amount, at least the minimum (card 3.6 %, konbini 3.6 % and at least
 * ¥120, PayPay 3.98 %; reference: stripe-api.md §3.1). An expectation: what was charged is read from the balance transaction.
 */
export function methodFee(rate: FeeRate, amountYen: Yen): Yen {
  return yen(Math.max(rate.minimumFeeYen, basisPointsOf(amountYen, rate.basisPoints, rate.rounding)));
}

/** A fee's part of the sale in basis points, rounded up: it is above a whole threshold exactly when the fee is. */
export function feeShareOf(feeYen: Yen, amountYen: Yen): number {
  return Number((BigInt(feeYen) * 10_000n + BigInt(amountYen) - 1n) / BigInt(amountYen));
}
