import { z } from 'zod';
import { idText } from '@/lib/id-text';
import { typedNumberOrNone } from '@/lib/money/typed-number';
import { yen } from '@/lib/money/yen';
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
} from '@/lib/sets/offer-form';
import type { NewCoupon } from './register-coupon';

const limit = typedNumberOrNone({ min: 1, max: 1_000_000 }, '1以上の数字で入力するか、空にしてください。');

/** A new coupon as the operator types it. */
export const couponForm = z
  .object({
    ...discountFields,
    code: z.string().trim().min(1, 'クーポンコードを入力してください。'),
    name: offerName,
    borneBy: bearer,
    scope: z.enum(['all', 'facility', 'courses'], '対象を選んでください。'),
    facilityId: facilityOrNone,
    courses: tickedCourses,
    minimumYen: typedNumberOrNone({ min: 0, max: 1_000_000 }, '0から1,000,000までの金額を入力してください。'),
    firstPurchaseOnly: ticked,
    withSets: ticked,
    startsOn: offerDay,
    endsOn: offerDayOrNone,
    limitTotal: limit,
    limitPerPerson: limit,
    wordsSeen: ticked,
  })
  .transform((typed, check): { coupon: NewCoupon; wordsSeen: boolean } => {
    const refuse = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message });
    const { discountKind, percent, amountYen, courses, facilityId, scope, minimumYen, wordsSeen, ...rest } = typed;
    const terms = discountTerms({ discountKind, percent, amountYen });
    if (typeof terms === 'string') {
      refuse(terms, '割引の数字を入力してください。');
      return z.NEVER;
    }
    if (scope === 'facility' && facilityId === null) refuse('facilityId', '対象の施設を選んでください。');
    if (scope === 'courses' && courses.length === 0) refuse('scope', '対象のコースを1つ以上選んでください。');
    if (rest.endsOn !== null && rest.endsOn < rest.startsOn) {
      refuse('endsOn', '開始日より前です。開始日以後の日付にしてください。');
    }
    const target = {
      scope,
      facilityId: scope === 'facility' ? facilityId : null,
      courseIds: scope === 'courses' ? courses : [],
    };
    return { coupon: { ...rest, ...terms, ...target, minimumYen: yen(minimumYen ?? 0) }, wordsSeen };
  });

export const couponId = idText('cpn');

/** What can still be changed. */
export const couponEditForm = z.object({
  couponId,
  name: offerName,
  endsOn: offerDayOrNone,
  limitTotal: limit,
  limitPerPerson: limit,
  wordsSeen: ticked,
});
