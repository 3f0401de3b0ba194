import type { ShareState } from '@/db/schema';
import { allocate } from '@/lib/money/allocate';
import { type Yen, yen, zeroYen } from '@/lib/money/yen';

/** A line as it was sold, tax-inclusive: what the patient paid, the discounts that we bear, and the facility's share of it. */
export interface SoldLine {
  readonly totalYen: Yen;
  readonly discountsYen: Yen;
  readonly shareYen: Yen;
}

export interface Standing {
  /** Whether the income is earned: the examination took place, or a cancellation fee is kept. */
  readonly recognised: boolean;
  readonly refundedYen: Yen;
}

/** All from zero; advance + discounts = payable + commission. */
export interface RecognisedParts {
  readonly advanceYen: Yen;
  readonly discountsYen: Yen;
  readonly payableYen: Yen;
  readonly commissionYen: Yen;
}

const nothing = { advanceYen: zeroYen, discountsYen: zeroYen, payableYen: zeroYen, commissionYen: zeroYen };

/**
 * What the books recognise of a line: of the whole sale the facility's share, and the rest as our commission; after a partial
 * refund the same fractions of what is kept, so each part only ever shrinks as more goes back. A line that cost nothing is
 * whole: its discount is still a debt to the facility.
 */
export function recognisedParts(line: SoldLine, standing: Standing): RecognisedParts {
  const keptYen = yen(line.totalYen - standing.refundedYen);
  if (keptYen < 0 || standing.refundedYen < 0) throw new RangeError('a refund lies between nothing and what was paid');
  const wholeYen = yen(line.totalYen + line.discountsYen);
  if (line.shareYen < 0 || line.shareYen > wholeYen) throw new RangeError('a share is part of the sale');
  if (!standing.recognised) return nothing;
  const discountsYen = keptYen === line.totalYen ? line.discountsYen : partOf(line.discountsYen, keptYen, line);
  const weights = [line.shareYen, yen(wholeYen - line.shareYen)];
  const [payableYen = zeroYen, commissionYen = zeroYen] = allocate(yen(keptYen + discountsYen), weights);
  return { advanceYen: keptYen, discountsYen, payableYen, commissionYen };
}

function partOf(amount: Yen, keptYen: Yen, line: SoldLine): Yen {
  return yen(Number((BigInt(amount) * BigInt(keptYen)) / BigInt(line.totalYen)));
}

/** Whether the facility waits for its share, has it due, or has lost it to the refund of the whole line. */
export function shareState(line: Pick<SoldLine, 'totalYen'>, standing: Standing): ShareState {
  if (standing.refundedYen > 0 && standing.refundedYen === line.totalYen) return 'reversed';
  return standing.recognised ? 'payable' : 'waiting';
}
