import { z } from 'zod';
import { readKana, readName, readPhone } from '@/lib/checkout/parse-details';
import { parseEmail } from '@/lib/checkout/parse-email';
import { type CourseId, parseId } from '@/lib/ids';
import { isCalendarDay } from '@/lib/time/calendar-day';

/** How many courses one call's form takes; more are ordered on the web. */
export const phoneLinesMax = 4;

const typed = z.string().max(500).default('');
const line = z.object({
  courseId: typed,
  examDate: typed,
  sameAsBuyer: z.literal('on').optional(),
  examineeName: typed,
  examineeKana: typed,
});

export interface PhoneLine {
  readonly courseId: CourseId;
  readonly examDate: string | null;
  readonly examineeName: string;
  readonly examineeKana: string;
}

export interface PhoneOrder {
  readonly buyer: {
    readonly buyerName: string;
    readonly buyerKana: string;
    readonly buyerEmail: string;
    readonly buyerPhone: string;
  };
  readonly lines: readonly PhoneLine[];
}

const messages: Readonly<Record<string, string>> = {
  name_missing: 'お名前を入力してください。',
  name_long: '60文字以内で入力してください。',
  name_characters: '改行や制御文字を取り除いて、入力し直してください。',
  kana_missing: 'ふりがなを、ひらがなかカタカナで入力してください。',
  kana_characters: '漢字や数字を使わずに、ひらがなかカタカナで入力してください。',
  phone_missing: '電話番号を入力してください。',
  phone_form: '電話番号を、0から始まる10桁または11桁の数字で入力してください。',
};

/** What an operator types during a call; courses left open are none. */
export const phoneOrderForm = z
  .object({
    buyerName: typed,
    buyerKana: typed,
    buyerEmail: typed,
    buyerPhone: typed,
    lines: z.array(line).min(1).max(phoneLinesMax),
  })
  .transform((form, issues): PhoneOrder => {
    const take = (path: (string | number)[], read: { value: string; error?: string }) => {
      if (read.error !== undefined) {
        issues.addIssue({ code: 'custom', path, message: messages[read.error] ?? '入力し直してください。' });
      }
      return read.value;
    };
    const buyerName = take(['buyerName'], readName(form.buyerName));
    const buyerKana = take(['buyerKana'], readKana(form.buyerKana));
    const buyerEmail = parseEmail(form.buyerEmail);
    if (buyerEmail === null) {
      const message = 'メールアドレスを「hanako@example.jp」のように入力してください。';
      issues.addIssue({ code: 'custom', path: ['buyerEmail'], message });
    }
    const buyerPhone = take(['buyerPhone'], readPhone(form.buyerPhone));
    const lines = form.lines.flatMap((each, index) => {
      if (each.courseId === '' && index > 0) return [];
      const courseId = parseId('crs', each.courseId);
      const at = (field: string) => ['lines', index, field];
      if (courseId === null) {
        issues.addIssue({ code: 'custom', path: at('courseId'), message: 'コースを選んでください。' });
        return [];
      }
      const examDate = each.examDate === '' ? null : each.examDate;
      if (examDate !== null && !isCalendarDay(examDate)) {
        issues.addIssue({ code: 'custom', path: at('examDate'), message: '日付を選び直してください。' });
      }
      const isSame = each.sameAsBuyer === 'on';
      const examineeName = isSame ? buyerName : take(at('examineeName'), readName(each.examineeName));
      const examineeKana = isSame ? buyerKana : take(at('examineeKana'), readKana(each.examineeKana));
      return [{ courseId, examDate, examineeName, examineeKana }];
    });
    return { buyer: { buyerName, buyerKana, buyerEmail: buyerEmail ?? '', buyerPhone }, lines };
  });
