import { basisPointsOf } from './basis-points';
import { type Yen, yen } from './yen';

/** One of the two is set. */
export interface DiscountTerms {
  readonly percentBasisPoints: number | null;
  readonly amountOffYen: Yen | null;
}

/** What the terms take off a sum: a percentage rounded down, or the amount, never more than the sum. */
export function discountAmount(sumYen: Yen, terms: DiscountTerms): Yen {
  const wanted = terms.amountOffYen ?? basisPointsOf(sumYen, terms.percentBasisPoints ?? 0);
  return yen(Math.min(wanted, sumYen));
}
