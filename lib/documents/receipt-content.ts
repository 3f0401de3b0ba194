import { formatOrderNumber } from '@/lib/checkout/order-number';
import { includedTax } from '@/lib/money/tax';
import { addYen, yen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';
import type { DocumentContent } from './content';
import { purposeOf } from './course-purpose';
import type { IssuerGroup } from './issuer';
import { methodText } from './method-text';
import type { Sale, SaleLine } from './read-sale';

export interface ReceiptWish {
  readonly addressee: DocumentContent['addressee'];
  readonly showsExaminees: boolean;
}

/** What a document says before it has its number and day. */
export type DraftContent = Omit<DocumentContent, 'number' | 'issuedDay'>;

/**
 * The receipt of one issuer: what was received and is still ours when it is issued. What went back before is a line of it; what
 * goes back later is told by refund notes.
 */
export function receiptContent(
  { order, payment }: Sale,
  { issuer, notes, lines }: IssuerGroup<SaleLine>,
  wish: ReceiptWish,
): DraftContent {
  const taxableYen = addYen(...lines.map(({ kept }) => kept.taxableYen));
  const untaxedYen = addYen(...lines.map(({ kept }) => kept.feeYen));
  const amountYen = addYen(taxableYen, untaxedYen);
  const { name, registrationNumber, address, phone } = issuer;
  return {
    kind: 'receipt',
    transactionDay: jstDay(order.paidAt ?? order.createdAt),
    orderNumber: formatOrderNumber(order.number),
    addressee: wish.addressee,
    purpose: purposeOf(lines),
    method: methodText(payment ?? { methodType: null, cardBrand: null, cardLast4: null }),
    lines: lines.map((line) => ({
      lineId: line.lineId,
      title: line.title,
      facilityName: line.facility.name,
      examDay: line.examDay,
      amountYen: line.priceYen,
      feeYen: line.kept.feeYen,
      kept: line.kept,
    })),
    sums: {
      regularYen: addYen(...lines.map((line) => line.priceYen)),
      setDiscountYen: addYen(...lines.map((line) => line.setDiscountYen)),
      couponDiscountYen: addYen(...lines.map((line) => line.couponDiscountYen)),
      returnedYen: yen(addYen(...lines.map((line) => line.totalYen)) - amountYen),
    },
    amountYen,
    taxableYen,
    taxYen: includedTax(taxableYen),
    untaxedYen,
    examineeCount: lines.length,
    examinees: wish.showsExaminees ? lines.map((line) => ({ name: line.examineeName, kana: line.examineeKana })) : null,
    issuer: { name, registrationNumber, address, phone },
    notes: [...notes],
    original: null,
  };
}
