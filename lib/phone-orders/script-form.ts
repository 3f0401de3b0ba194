import { z } from 'zod';
import type { DetailsForm } from '@/lib/checkout/parse-details';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { orderIdText } from '@/lib/order-id';

const ticked = z.literal('on').optional();
const condition = z.object({ text: z.string().max(1_000), answer: z.enum(['yes', 'no']).optional() });

/** What an operator ticked while reading the texts out: with the conditions as they stood on the page. */
export const scriptForm = z.object({
  orderId: orderIdText,
  dataConsent: ticked,
  healthConsent: ticked,
  finalConfirmation: ticked,
  lines: z
    .array(z.object({ lineId: z.string(), exclusions: z.array(condition).max(50).default([]) }))
    .max(20)
    .default([]),
});

/** The buyer's form as they gave it on the telephone: the stored names, and what was read out. */
export function readOut(order: CheckoutOrder, script: z.infer<typeof scriptForm>): DetailsForm {
  const answered = new Map(script.lines.map(({ lineId, exclusions }) => [lineId, exclusions]));
  return {
    buyerName: order.buyerName ?? '',
    buyerKana: order.buyerKana ?? '',
    buyerEmail: order.buyerEmail ?? '',
    buyerPhone: order.buyerPhone ?? '',
    lines: order.lines.map(({ lineId, examineeName, examineeKana }) => ({
      lineId,
      sameAsBuyer: false,
      examineeName: examineeName ?? '',
      examineeKana: examineeKana ?? '',
      exclusions: (answered.get(lineId) ?? []).map(({ text, answer }) => ({
        text,
        answer: answer ?? ('' as const),
      })),
    })),
    healthConsent: script.healthConsent === 'on',
    dataConsent: script.dataConsent === 'on',
    finalConfirmation: script.finalConfirmation === 'on',
  };
}
