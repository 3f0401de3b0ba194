import { z } from 'zod';
import { type Yen, yen, zeroYen } from '@/lib/money/yen';
import { facilityShare } from '@/lib/shares/facility-share';
import { daysBetween } from '@/lib/time/calendar-day';
import { dayField, percentField, yenField } from './fee-form';
import type { MethodTerms, Sale } from './quote-methods';

const optionalDay = z.union([z.literal(''), dayField]).transform((day) => (day === '' ? null : day));

/** A sale that an operator thinks of, as typed. */
export const simulationForm = z.object({
  price: yenField.refine((price) => price >= 1, { message: '1円以上の金額を入力してください。' }),
  discount: yenField,
  bearer: z.enum(['company', 'facility'], { message: '割引の負担を選んでください。' }),
  commission: percentField,
  examDate: optionalDay,
  day: dayField,
});

export type Simulation = z.infer<typeof simulationForm>;

export type SimulatedSale =
  | { readonly ok: true; readonly sale: Sale }
  /** `all`: nothing would be left to pay; `share`: the facility bears more than its share. */
  | { readonly ok: false; readonly tooMuch: 'all' | 'share' };

/** The sale of a simulation. */
export function simulateSale({ price, discount, bearer, commission, examDate }: Simulation): SimulatedSale {
  if (discount >= price) return { ok: false, tooMuch: 'all' };
  const regularShare = facilityShare(price, commission);
  const ofShare = bearer === 'facility' ? discount : zeroYen;
  if (ofShare > regularShare) return { ok: false, tooMuch: 'share' };
  return {
    ok: true,
    sale: {
      amountYen: yen(price - discount),
      shareYen: yen(regularShare - ofShare),
      ownDiscountsYen: yen(discount - ofShare),
      examDate,
    },
  };
}

/** The same terms with every method switched on: what would be offered if the operator said so. */
export function asSwitchedOn(schedule: readonly MethodTerms[]): readonly MethodTerms[] {
  return schedule.map((terms) => ({ ...terms, switchedOn: true }));
}

/** What is left for us of a sale after share and fee, the discounts that we bear paid. May be negative. */
export function leftForUs(sale: Sale, feeYen: Yen): Yen {
  return yen(sale.amountYen - sale.shareYen - feeYen);
}

const rate = { rate: percentField, minimum: yenField };

/** Another fee table to hold against past sales, as typed. */
export const pastSalesForm = z
  .object({ from: dayField, to: dayField, card: z.object(rate), konbini: z.object(rate), paypay: z.object(rate) })
  .superRefine(({ from, to }, context) => {
    const days = daysBetween(from, to);
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['to'], message });
    if (days < 0) refuse('終了日は開始日以降にしてください。');
    if (days > 366) refuse('期間は366日以内にしてください。');
  });
