import { useTranslations } from 'next-intl';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { DiscountLine } from './cart/discount-line';

type Discounts = Pick<CheckoutOrder, 'setDiscountYen' | 'couponDiscountYen' | 'couponCode'>;

/** What an order took off, as lines between 通常合計 and お支払い合計; nothing when nothing was. */
export function OrderDiscounts({ order }: { order: Discounts }) {
  const t = useTranslations('checkout.summary');
  return (
    <>
      {order.setDiscountYen === 0 ? null : <DiscountLine label={t('sets')} amount={order.setDiscountYen} />}
      {order.couponDiscountYen === 0 ? null : (
        <DiscountLine label={t('coupon', { code: order.couponCode ?? '' })} amount={order.couponDiscountYen} />
      )}
    </>
  );
}
