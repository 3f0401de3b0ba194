import { z } from 'zod';
import { feeRoundings, paymentMethodTypes } from '@/db/schema';
import { parseId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { isCalendarDay } from '@/lib/time/calendar-day';
import { percentText } from './format-percent';

const typed = z.string().transform((text) => text.normalize('NFKC').replace(/[,%円¥\s]/g, ''));

function refuse(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue(message);
  return z.NEVER;
}

/** 「3.98」 or 「3.98％」, in any width, as 398 basis points. */
export const percentField = typed.transform((text, context): number => {
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
  const basisPoints = Number(`${found?.[1] ?? ''}${(found?.[2] ?? '').padEnd(2, '0')}`);
  if (found !== null && basisPoints <= 10_000) return basisPoints;
  return refuse(context, '3.98のように、0から100までの数字を小数点以下2桁までで入力してください。');
});

/** An amount from ¥0, in any width, with or without commas. */
export const yenField = typed.transform((text, context) =>
  /^\d{1,10}$/.test(text) ? yen(Number(text)) : refuse(context, '1200のように、円の金額を数字で入力してください。'),
);

export const dayField = z
  .string()
  .trim()
  .refine(isCalendarDay, { message: '2026-12-01のように、年月日を入力してください。', abort: true });

const daysField = (max: number) =>
  typed.transform((text, context) => {
    const days = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    return days <= max ? days : refuse(context, `0から${max}までの日数を数字で入力してください。`);
  });

const sentence = (message: string) =>
  z.string().trim().min(1, { message }).max(500, { message: '500字までで入力してください。' });
const reason = sentence('変更の理由を入力してください。');

function idField<Prefix extends string>(prefix: Prefix) {
  return z
    .string()
    .transform((text, context) => parseId(prefix, text) ?? refuse(context, '画面を読み込み直してください。'));
}

/** A new row of the fee schedule, as an operator types it. */
export const feeRowForm = z
  .object({
    method: z.enum(paymentMethodTypes),
    rate: percentField,
    minimumFee: yenField,
    rounding: z.enum(feeRoundings, { message: '端数の扱いを選んでください。' }),
    minAmount: yenField,
    maxAmount: yenField,
    switchedOn: z.enum(['on', 'off'], { message: '提供するかどうかを選んでください。' }),
    validFrom: dayField,
    source: sentence('料金の出どころを入力してください。'),
    reason,
    follows: idField('fsc'),
  })
  .superRefine((row, context) => {
    if (row.minAmount < 1)
      context.addIssue({ code: 'custom', path: ['minAmount'], message: '1円以上の金額を入力してください。' });
    if (row.maxAmount < row.minAmount) {
      context.addIssue({ code: 'custom', path: ['maxAmount'], message: '最低金額以上の金額を入力してください。' });
    }
  })
  .transform(({ rate, minimumFee, minAmount, maxAmount, switchedOn, ...row }) => ({
    ...row,
    basisPoints: rate,
    minimumFeeYen: minimumFee,
    minAmountYen: minAmount,
    maxAmountYen: maxAmount,
    switchedOn: switchedOn === 'on',
  }));

/** What methods may cost the patient line, as an operator types it. */
export const feePolicyForm = z
  .object({
    maxFeeShare: percentField,
    minNet: yenField,
    konbiniPayDays: daysField(60).refine((days) => days >= 1, { message: '1日以上にしてください。' }),
    konbiniDaysBeforeFee: daysField(90),
    reason,
    follows: idField('fpl'),
  })
  .transform(({ maxFeeShare, minNet, ...policy }) => ({
    ...policy,
    maxFeeShareBasisPoints: maxFeeShare,
    minNetYen: minNet,
  }));

/** A row as it stands in the fields of its form. */
export function feeRowValues(row: Omit<z.infer<typeof feeRowForm>, 'follows'>): Readonly<Record<string, string>> {
  return {
    rate: percentText(row.basisPoints),
    minimumFee: String(row.minimumFeeYen),
    rounding: row.rounding,
    minAmount: String(row.minAmountYen),
    maxAmount: String(row.maxAmountYen),
    switchedOn: row.switchedOn ? 'on' : 'off',
    validFrom: row.validFrom,
    source: row.source,
    reason: row.reason,
  };
}
