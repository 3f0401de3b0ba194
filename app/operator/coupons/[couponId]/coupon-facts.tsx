import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { ConsoleCoupon } from '@/lib/coupons/console-queries';
import { formatYen } from '@/lib/money/yen';
import { Moment } from '../../moment';
import { discountText, periodText } from '../../offers/offer-texts';
import { StripeId } from '../../stripe-id';

/** The terms, and what Stripe knows of them. */
export async function CouponFacts({ coupon }: { coupon: ConsoleCoupon }) {
  const { offers } = await getMessages();
  const t = await getTranslations('offers.coupons');
  const texts = offers.coupons;
  const { takenCount: taken, limitTotal: limit, limitPerPerson } = coupon;
  const target = t(`targets.${coupon.scope}`, {
    facility: coupon.facilityName ?? '',
    count: coupon.courseIds.length,
  });
  return (
    <Card as="section" title={texts.facts}>
      <StripeState coupon={coupon} />
      <DescriptionList
        items={[
          { term: texts.name, detail: coupon.name },
          { term: texts.discount, detail: discountText(offers, coupon) },
          { term: texts.bearer, detail: offers.borneBy[coupon.borneBy] },
          { term: texts.target, detail: target },
          { term: texts.minimum, detail: coupon.minimumYen === 0 ? texts.none : formatYen(coupon.minimumYen) },
          { term: texts.period, detail: periodText(offers, coupon) },
          { term: texts.used, detail: limit === null ? t('usedAny', { taken }) : t('usedOf', { taken, limit }) },
          {
            term: texts.perPerson,
            detail: limitPerPerson === null ? texts.none : t('times', { count: limitPerPerson }),
          },
          { term: texts.first, detail: coupon.firstPurchaseOnly ? texts.firstOnly : texts.firstAny },
          { term: texts.withSets, detail: coupon.withSets ? texts.withSetsYes : texts.withSetsNo },
          { term: texts.createdAt, detail: <Moment at={coupon.createdAt} /> },
          ...stripeIds(coupon, texts),
        ]}
      />
    </Card>
  );
}

function stripeIds(
  { stripeCouponId, stripePromotionCodeId }: ConsoleCoupon,
  texts: { readonly stripeCoupon: string; readonly stripeCode: string },
) {
  const ids = [
    { term: texts.stripeCoupon, id: stripeCouponId },
    { term: texts.stripeCode, id: stripePromotionCodeId },
  ];
  return ids.flatMap(({ term, id }) =>
    id === null ? [] : [{ term: `Stripe ${term}`, detail: <StripeId id={id} what={term} /> }],
  );
}

async function StripeState({ coupon }: { coupon: ConsoleCoupon }) {
  const { offers } = await getMessages();
  const texts = offers.coupons;
  const isStopping = coupon.state === 'stopped' && coupon.stripeStoppedAt === null;
  if (coupon.state !== 'planned' && !isStopping) return null;
  const error = coupon.stripeError === 'no_answer' ? texts.stripeNoAnswer : coupon.stripeError;
  return (
    <Notice tone="warning" title={isStopping ? texts.stripeStopWaiting : texts.stripeWaiting}>
      {error}
    </Notice>
  );
}
