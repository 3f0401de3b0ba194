import { type Yen, yen } from './yen';

/**
 * The consumption tax of 10 % inside a tax-inclusive amount from zero: amount × 10/110, rounded half up (四捨五入). To be called
 * once per rate and document with its sum (消費税法施行令70条の10): per line the roundings would add up.
 */
export function includedTax(amount: Yen): Yen {
  if (amount < 0) throw new RangeError('tax is taken out of an amount from zero');
  return yen(Number((20n * BigInt(amount) + 110n) / 220n));
}
