import type { OrderLineId } from '@/lib/ids';
import { addYen, type Yen, yen, zeroYen } from '@/lib/money/yen';

/** What of a line stays ours: the price of the examination (10 %), or the fee for canceling it (damages, 不課税). */
export interface Kept {
  readonly taxableYen: Yen;
  readonly feeYen: Yen;
}

export interface KeptLine {
  readonly lineId: OrderLineId;
  readonly kept: Kept;
}

/** From the sale: a canceled line keeps its fee, another one what was not refunded. */
export function keptOf(line: {
  readonly totalYen: Yen;
  readonly refundedYen: Yen;
  readonly cancelFeeYen: Yen | null;
}): Kept {
  if (line.cancelFeeYen !== null) return { taxableYen: zeroYen, feeYen: line.cancelFeeYen };
  return { taxableYen: yen(line.totalYen - line.refundedYen), feeYen: zeroYen };
}

export interface ReturnedLine {
  readonly lineId: OrderLineId;
  readonly taxableYen: Yen;
  /** Kept since then as a fee; negative when a fee is given up. */
  readonly feeYen: Yen;
}

/**
 * What the next 返金明細書 states: what went from the last documented state of the lines to now. Null when nothing changed, or when
 * more is kept than before (a refund came back and waits to be sent again).
 */
export function returnedSince(
  documented: readonly KeptLine[],
  now: readonly KeptLine[],
): {
  readonly lines: readonly ReturnedLine[];
  readonly taxableYen: Yen;
  readonly feeYen: Yen;
  readonly amountYen: Yen;
} | null {
  const lines = now.flatMap(({ lineId, kept }) => {
    const before = documented.find((line) => line.lineId === lineId)?.kept;
    if (before === undefined) return [];
    const taxableYen = yen(before.taxableYen - kept.taxableYen);
    const feeYen = yen(kept.feeYen - before.feeYen);
    return taxableYen === 0 && feeYen === 0 ? [] : [{ lineId, taxableYen, feeYen }];
  });
  const taxableYen = addYen(...lines.map((line) => line.taxableYen));
  const feeYen = addYen(...lines.map((line) => line.feeYen));
  const amountYen = yen(taxableYen - feeYen);
  if (lines.length === 0 || taxableYen < 0 || amountYen < 0) return null;
  return { lines, taxableYen, feeYen, amountYen };
}
