import { z } from 'zod';
import { idText } from '@/lib/id-text';
import { typedNumberOrNone } from '@/lib/money/typed-number';
import {
  bearer,
  discountFields,
  discountTerms,
  facilityOrNone,
  offerDay,
  offerDayOrNone,
  offerName,
  ticked,
  tickedCourses,
} from './offer-form';
import type { NewSet } from './register-set';

/** A new set discount as the operator types it. `intent`: which button was pressed. */
export const setForm = z
  .object({
    ...discountFields,
    name: offerName,
    kind: z.enum(['combination', 'count'], 'セットの種類を選んでください。'),
    courses: tickedCourses,
    minimumCount: typedNumberOrNone({ min: 2, max: 10 }, '2から10までの数字で入力してください。'),
    facilityId: facilityOrNone,
    borneBy: bearer,
    startsOn: offerDay,
    endsOn: offerDayOrNone,
    wordsSeen: ticked,
    intent: z.enum(['preview', 'save']).default('save'),
  })
  .transform((typed, check): { set: NewSet; wordsSeen: boolean; intent: 'preview' | 'save' } => {
    const refuse = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message });
    const { discountKind, percent, amountYen, kind, courses, minimumCount, wordsSeen, intent, ...rest } = typed;
    const terms = discountTerms({ discountKind, percent, amountYen });
    if (typeof terms === 'string') {
      refuse(terms, '割引の数字を入力してください。');
      return z.NEVER;
    }
    if (kind === 'combination' && courses.length < 2) refuse('kind', '組み合わせるコースを2つ以上選んでください。');
    if (kind === 'count' && minimumCount === null) refuse('minimumCount', '何件以上で割引するかを入力してください。');
    if (rest.endsOn !== null && rest.endsOn < rest.startsOn) {
      refuse('endsOn', '開始日より前です。開始日以後の日付にしてください。');
    }
    const members = {
      kind,
      courseIds: kind === 'combination' ? courses : [],
      minimumCount: kind === 'count' ? minimumCount : null,
    };
    return { set: { ...rest, ...terms, ...members }, wordsSeen, intent };
  });

export const setId = idText('set');
