import { createTranslator } from 'next-intl';
import type { CouponRefusal } from '@/lib/coupons/coupon-refusal';
import { formatYen, type Yen } from '@/lib/money/yen';
import { type Locale, messagesFor } from '@/messages/catalogue';

/** Why the buyer may not use the coupon, what the order costs now, and how to go on. */
export function couponText(refused: { why: CouponRefusal; totalYen: Yen | null }, locale: Locale): string {
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: 'checkout.coupon' });
  const { why: reason, totalYen } = refused;
  const isOfPerson = reason === 'used_by_you' || reason === 'in_use' || reason === 'first_purchase';
  const why = t(isOfPerson ? `why.${reason}` : 'why.other');
  return totalYen === null ? t('kept', { why }) : t('takenOff', { why, total: formatYen(totalYen) });
}
