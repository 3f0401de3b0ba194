import { type Yen, yen } from '@/lib/money/yen';
import { facilityShare } from '@/lib/shares/facility-share';
import { type FeePolicy, type MethodQuote, type MethodTerms, quoteMethods } from './quote-methods';

/** Prices by which a rate is judged: the konbini release that was withdrawn, its threshold, and what courses cost. */
const typicalPrices = [240, 500, 1_000, 1_200, 3_000, 10_000, 24_800, 50_000, 100_000, 300_000].map(yen);

/** The commission of a facility that has negotiated nothing. */
export const usualCommission = 1_500;

interface PriceTableRequest {
  readonly schedule: readonly MethodTerms[];
  readonly policy: FeePolicy;
  readonly today: string;
  readonly commissionBasisPoints?: number;
}

export interface PriceRow {
  readonly priceYen: Yen;
  readonly quotes: readonly MethodQuote[];
}

/** Typical prices quoted without discount or day, as a schedule and a policy would offer them. */
export function priceTable(request: PriceTableRequest): readonly PriceRow[] {
  const { commissionBasisPoints = usualCommission, ...rest } = request;
  return typicalPrices.map((priceYen) => ({
    priceYen,
    quotes: quoteMethods({
      ...rest,
      amountYen: priceYen,
      shareYen: facilityShare(priceYen, commissionBasisPoints),
      ownDiscountsYen: yen(0),
    }),
  }));
}
