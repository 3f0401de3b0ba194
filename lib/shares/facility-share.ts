import { basisPointsOf } from '@/lib/money/basis-points';
import { type Yen, yen } from '@/lib/money/yen';

/** What is the facility's of a sale at the regular price, tax-inclusive; our commission is rounded down. */
export function facilityShare(priceYen: Yen, commissionBasisPoints: number): Yen {
  return yen(priceYen - basisPointsOf(priceYen, commissionBasisPoints));
}
