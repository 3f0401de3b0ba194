import type { OrderLineId } from '@/lib/ids';
import { allocate } from '@/lib/money/allocate';
import { addYen, type Yen, yen } from '@/lib/money/yen';

export interface SpreadLine {
  readonly lineId: OrderLineId;
  readonly totalYen: Yen;
  readonly refundedYen: Yen;
  readonly keptFeeYen: Yen | null;
}

export interface SpreadPart {
  readonly lineId: OrderLineId;
  readonly amountYen: Yen;
}

/**
 * Finds the lines of a refund that nobody took line by line (the Dashboard's): first what canceled lines are still owed, then
 * what is left of the others, then fees that were kept; each by largest remainder. Null when it is more than was paid.
 */
export function spreadRefund(amountYen: Yen, lines: readonly SpreadLine[]): readonly SpreadPart[] | null {
  const left = lines.map((line) => yen(line.totalYen - line.refundedYen));
  const owed = lines.map((line, index) => yen((left[index] ?? 0) - (line.keptFeeYen ?? left[index] ?? 0)));
  const living = lines.map((line, index) => yen(line.keptFeeYen === null ? (left[index] ?? 0) : 0));
  const kept = lines.map((line) => line.keptFeeYen ?? yen(0));
  let rest = amountYen;
  const parts = lines.map(() => yen(0));
  for (const tier of [owed, living, kept]) {
    const taken = yen(Math.min(rest, addYen(...tier)));
    for (const [index, part] of allocate(taken, tier).entries()) parts[index] = addYen(parts[index] ?? yen(0), part);
    rest = yen(rest - taken);
  }
  if (rest > 0) return null;
  return lines.flatMap(({ lineId }, index) => {
    const part = parts[index] ?? yen(0);
    return part > 0 ? [{ lineId, amountYen: part }] : [];
  });
}
