import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import { cancelStages } from '@/lib/cancel-policy/cancel-stages';
import { zeroYen } from '@/lib/money/yen';
import { shift } from '@/lib/time/duration';
import { jstDay } from '@/lib/time/jst';

interface DatedLine {
  readonly examDate: string | null;
  readonly ladder: CancelLadder | null;
}

/**
 * The first calendar day in Japan on which canceling a line is not free any more. Null for undated tickets (they count from
 * the purchase) and where canceling costs something from the beginning: waiting for the money changes nothing there.
 */
export function firstFeeDay({ examDate, ladder }: DatedLine): string | null {
  if (examDate === null || ladder === null) return null;
  const free = cancelStages({ ladder, totalYen: zeroYen }, { examDate }).filter(
    ({ feeBasisPoints }) => feeBasisPoints === 0,
  );
  const last = free.at(-1);
  return last === undefined ? null : jstDay(shift(last.until, 1));
}
