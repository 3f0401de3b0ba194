import { z } from 'zod';
import { type CourseId, parseId } from '@/lib/ids';
import { typedNumberOrNone } from '@/lib/money/typed-number';
import { yen } from '@/lib/money/yen';
import { isCalendarDay } from '@/lib/time/calendar-day';

/** Fields that the forms of coupons and sets share, as typed. */
export const offerName = z
  .string()
  .trim()
  .min(1, '名前を入力してください。')
  .max(40, '40文字以内で入力してください。')
  .refine((text) => !/\p{Cc}/u.test(text), '改行や制御文字を取り除いてください。');

export const offerDay = z.string().refine(isCalendarDay, '日付を選んでください。');

export const offerDayOrNone = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : text))
  .refine((day) => day === null || isCalendarDay(day), '日付を選び直すか、空にしてください。');

export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

export const bearer = z.enum(['company', 'facility'], '割引をどちらが負担するかを選んでください。');

export const facilityOrNone = z
  .string()
  .default('')
  .transform((text) => parseId('fac', text));

/** Boxes named `courses.{id}`. */
export const tickedCourses = z
  .record(z.string(), z.string())
  .default({})
  .transform((boxes): CourseId[] => Object.keys(boxes).flatMap((text) => parseId('crs', text) ?? []));

export const discountFields = {
  discountKind: z.enum(['percent', 'yen'], '割引の種類を選んでください。'),
  percent: typedNumberOrNone({ min: 1, max: 100 }, '1から100までの数字で入力してください。'),
  amountYen: typedNumberOrNone({ min: 1, max: 1_000_000 }, '1から1,000,000までの金額を入力してください。'),
};

interface TypedDiscount {
  readonly discountKind: 'percent' | 'yen';
  readonly percent: number | null;
  readonly amountYen: number | null;
}

/** The terms, or the name of the field that is missing. */
export function discountTerms(typed: TypedDiscount) {
  if (typed.discountKind === 'percent') {
    if (typed.percent === null) return 'percent' as const;
    return { percentBasisPoints: typed.percent * 100, amountOffYen: null };
  }
  if (typed.amountYen === null) return 'amountYen' as const;
  return { percentBasisPoints: null, amountOffYen: yen(typed.amountYen) };
}
