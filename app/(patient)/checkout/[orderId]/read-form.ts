import type { CheckoutOrder } from '@/lib/checkout/queries';

/** What of the order the page showed. */
export type ShownOrder = Pick<CheckoutOrder, 'lines' | 'totalYen' | 'textsVersion'>;

/** The form as POST /api/orders/{id}/details wants it. */
export function readForm(form: HTMLFormElement, order: ShownOrder) {
  const { lines, totalYen, textsVersion } = order;
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    buyerName: text('buyerName'),
    buyerKana: text('buyerKana'),
    buyerEmail: text('buyerEmail'),
    buyerPhone: text('buyerPhone'),
    lines: lines.map((line, index) => ({
      lineId: line.lineId,
      sameAsBuyer: data.has(`lines.${index}.sameAsBuyer`),
      examineeName: text(`lines.${index}.examineeName`),
      examineeKana: text(`lines.${index}.examineeKana`),
      exclusions: line.exclusions.map((condition, position) => ({
        text: condition,
        answer: text(`lines.${index}.exclusions.${position}`),
      })),
    })),
    healthConsent: data.has('healthConsent'),
    dataConsent: data.has('dataConsent'),
    finalConfirmation: data.has('finalConfirmation'),
    shownTotalYen: totalYen,
    shownTexts: textsVersion,
    chargeConsent: data.has('chargeConsent'),
  };
}
