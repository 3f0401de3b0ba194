import { formatYen } from '@/lib/money/yen';
import type { CancelableLine } from '@/lib/refunds/read-order-cancel';
import { formatJstDateTime } from '@/lib/time/jst';

/** A text of `cancel.order` with what it says. */
export interface LineSentence {
  readonly key: 'until' | 'untilFree' | 'over' | 'used' | 'canceled' | 'canceledFree' | 'claimed' | 'disputed';
  readonly values: { readonly course: string; readonly at?: string; readonly fee?: string; readonly phone?: string };
}

type Line = Pick<CancelableLine, 'courseTitle' | 'quote' | 'keptFeeYen' | 'canceledBy' | 'facilityPhone' | 'stages'>;

/** Until when a line can be canceled, or what became of it; null when there is nothing to say of it. */
export function lineSentence(line: Line): LineSentence | null {
  const { courseTitle: course, quote } = line;
  if (line.keptFeeYen !== null) return endSentence(line);
  if (quote.ok) {
    if (quote.feeYen === 0) return { key: 'untilFree', values: { course, at: formatJstDateTime(quote.until) } };
    const at = formatJstDateTime(line.stages.at(-1)?.until ?? quote.until);
    return { key: 'until', values: { course, at, fee: formatYen(quote.feeYen) } };
  }
  if (quote.reason === 'not_cancelable') return null;
  if (quote.reason === 'ticket_used') return { key: 'used', values: { course } };
  if (quote.reason === 'disputed') return { key: 'disputed', values: { course } };
  return { key: 'over', values: { course, phone: line.facilityPhone } };
}

/** How a line ended: canceled, or taken by a claim that was lost. Null while it lives. */
export function endSentence({
  courseTitle: course,
  keptFeeYen: fee,
  canceledBy,
}: Omit<Line, 'quote'>): LineSentence | null {
  if (fee === null) return null;
  if (canceledBy === 'system') return { key: 'claimed', values: { course } };
  return fee === 0
    ? { key: 'canceledFree', values: { course } }
    : { key: 'canceled', values: { course, fee: formatYen(fee) } };
}
