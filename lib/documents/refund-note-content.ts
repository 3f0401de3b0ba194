import { formatOrderNumber } from '@/lib/checkout/order-number';
import { assert } from '@/lib/errors';
import { includedTax } from '@/lib/money/tax';
import { zeroYen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';
import type { DocumentContent } from './content';
import { returnedSince } from './kept';
import { refundMethodText } from './method-text';
import type { Sale } from './read-sale';
import type { DraftContent } from './receipt-content';

interface Documented {
  readonly receipt: DocumentContent;
  /** The receipt, or the last note to it. */
  readonly last: DocumentContent;
}

/** What a refund note to a receipt would say now; null when nothing went back since its last document. */
export function refundNoteContent(sale: Sale, { receipt, last }: Documented): DraftContent | null {
  const now = sale.lines.filter((line) => receipt.lines.some(({ lineId }) => lineId === line.lineId));
  const returned = returnedSince(last.lines, now);
  if (returned === null) return null;
  const lineOf = (lineId: string) => returned.lines.find((line) => line.lineId === lineId);
  const moments = now.filter(({ lineId }) => lineOf(lineId)).map((line) => line.returnedAt?.getTime() ?? 0);
  assert(sale.payment !== null, 'what went back was paid');
  return {
    ...receipt,
    kind: 'refund_note',
    transactionDay: jstDay(new Date(Math.max(...moments))),
    orderNumber: formatOrderNumber(sale.order.number),
    method: refundMethodText(sale.payment),
    lines: receipt.lines.map((line) => ({
      ...line,
      amountYen: lineOf(line.lineId)?.taxableYen ?? zeroYen,
      feeYen: lineOf(line.lineId)?.feeYen ?? zeroYen,
      kept: now.find(({ lineId }) => lineId === line.lineId)?.kept ?? line.kept,
    })),
    amountYen: returned.amountYen,
    taxableYen: returned.taxableYen,
    taxYen: includedTax(returned.taxableYen),
    untaxedYen: returned.feeYen,
    examinees: null,
    original: { number: receipt.number, issuedDay: receipt.issuedDay },
  };
}
