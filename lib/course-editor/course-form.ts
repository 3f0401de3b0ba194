import { z } from 'zod';
import { bodyParts, courseSexes, modalities } from '@/lib/catalog/vocabulary';
import { typedNumberOrNone } from '@/lib/money/typed-number';
import { type Yen, yen } from '@/lib/money/yen';

const text = (max: number, missing: string) =>
  z.string().trim().min(1, missing).max(max, `${max}文字以内で入力してください。`);

/** One item a line, empty lines left out. */
const items = z.string().transform((typed) =>
  typed
    .split(/\r?\n/)
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const number = (min: number, max: number, message: string) =>
  typedNumberOrNone({ min, max }, message).refine((value) => value !== null, message);

/** A course as the operator types it. */
export const courseForm = z
  .object({
    title: text(80, 'コース名を入力してください。'),
    summary: text(300, '説明を入力してください。'),
    bodyPart: z.enum(bodyParts, '部位を選んでください。'),
    modality: z.enum(modalities, '検査の種類を選んでください。'),
    sex: z.enum(courseSexes, '対象を選んでください。'),
    price: number(50, 10_000_000, '税込の料金を、50以上の数字で入力してください。'),
    durationMinutes: number(1, 600, '所要時間を、1から600までの数字で入力してください。'),
    /** Boxes named `weekdays.d1` … `weekdays.d7`: bare digits would read as a list. */
    weekdays: z.record(z.string().regex(/^d[1-7]$/), z.string()).default({}),
    mode: z.enum(['dated', 'undated'], '販売の方法を選んでください。'),
    examItems: items.refine((all) => all.length > 0, '検査の内容を1行に1つ入力してください。'),
    exclusions: items,
    preparation: text(500, '検査前の注意を入力してください。'),
    belongings: text(500, '持ち物を入力してください。'),
    resultDelivery: text(500, '結果の受け取り方を入力してください。'),
    risks: text(1_000, 'リスクと検査の限界を入力してください（医療広告の限定解除に必要です）。'),
    wordsSeen: z.literal('on').optional(),
  })
  .transform((typed, issue) => {
    const { price, weekdays: boxes, wordsSeen, ...rest } = typed;
    const weekdays = Object.keys(boxes)
      .map((name) => Number(name.slice(1)))
      .sort();
    if (weekdays.length === 0) {
      issue.addIssue({ code: 'custom', path: ['weekdays'], message: '実施する曜日を1つ以上選んでください。' });
    }
    if (rest.modality === 'mri' && rest.exclusions.length === 0) {
      const message = 'MRIでは、受診いただけない条件を1行に1つ入力してください。';
      issue.addIssue({ code: 'custom', path: ['exclusions'], message });
    }
    const priceYen: Yen = yen(price ?? 0);
    const durationMinutes = rest.durationMinutes ?? 0;
    return { course: { ...rest, priceYen, durationMinutes, weekdays }, isSeen: wordsSeen === 'on' };
  });

export type CourseInput = z.infer<typeof courseForm>['course'];

/** The texts that patients read, by field, for the medical-advertising words. */
export const textsOf = (course: CourseInput): Readonly<Record<string, string>> => ({
  title: course.title,
  summary: course.summary,
  examItems: course.examItems.join('\n'),
  preparation: course.preparation,
  resultDelivery: course.resultDelivery,
  risks: course.risks,
});
