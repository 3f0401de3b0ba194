import { type Yen, yen } from './yen';

/** How a part of an amount that is no whole yen becomes one. */
export type Rounding = 'down' | 'half_up';

/** Part of an amount from zero: 1,500 basis points are 15 %. Throws RangeError for negative or fractional input. */
export function basisPointsOf(amount: Yen, basisPoints: number, rounding: Rounding = 'down'): Yen {
  if (amount < 0 || basisPoints < 0) throw new RangeError('a part is taken of an amount from zero');
  const product = BigInt(amount) * BigInt(basisPoints);
  const half = rounding === 'half_up' ? 5_000n : 0n;
  return yen(Number((product + half) / 10_000n));
}
