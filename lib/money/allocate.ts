import { addYen, type Yen, yen } from './yen';

/**
 * Splits an amount over weights so that the parts sum to it exactly: whole shares first, the yen left over go to the largest
 * remainders, equal ones in order. No part exceeds its weight when the total does not exceed the sum of weights. Throws
 * RangeError for negative input, or when there is something to split and all weights are zero.
 */
export function allocate(total: Yen, weights: readonly Yen[]): Yen[] {
  const sum = BigInt(addYen(...weights));
  if (total < 0 || weights.some((weight) => weight < 0)) throw new RangeError('only amounts from zero can be split');
  if (total === 0) return weights.map(() => yen(0));
  if (sum === 0n) throw new RangeError('there is nothing to split over');
  const shares = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, whole: product / sum, remainder: product % sum };
  });
  const left = BigInt(total) - shares.reduce((given, share) => given + share.whole, 0n);
  const favoured = shares
    .toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)
    .slice(0, Number(left))
    .map((share) => share.index);
  return shares.map(({ index, whole }) => yen(Number(whole) + (favoured.includes(index) ? 1 : 0)));
}
