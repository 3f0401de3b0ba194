import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Cart } from '@/lib/cart/queries';
import { startCheckoutAction } from '../checkout/actions';
import { CartCouponBox } from './cart-coupon';
import { DiscountLine } from './discount-line';

/** Amounts in their fixed order: 通常合計, then the discounts, then お支払い合計. */
export function CartSummary({ cart, isDateMissing }: { cart: Cart; isDateMissing: boolean }) {
  const t = useTranslations('cart');
  const common = useTranslations('common');
  const isPayable = !isDateMissing && cart.lines.every((line) => !line.withdrawn);
  const dates = useTranslations('dates.cart');
  const { coupon } = cart;
  return (
    <Card as="section" title={t('summary')} className="lg:sticky lg:top-6">
      <dl className="flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <dt>{t('regular')}</dt>
          <dd className="ml-auto">
            <Money amount={cart.regularYen} size="md" note={common('taxIncluded')} />
          </dd>
        </div>
        {cart.sets.map((set) => (
          <DiscountLine key={set.setId} label={t('setOf', { name: set.name })} amount={set.discountYen} />
        ))}
        {coupon === null || coupon.name === null || coupon.discountYen === 0 ? null : (
          <DiscountLine label={t('coupon.applied', { name: coupon.name })} amount={coupon.discountYen} />
        )}
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-t pt-3">
          <dt className="font-bold">{t('total')}</dt>
          <dd className="ml-auto">
            <Money due amount={cart.totalYen} size="xl" note={common('taxIncluded')} />
          </dd>
        </div>
      </dl>
      <p className="mt-2 text-[0.9375rem] text-ink-soft">{t('noFees')}</p>
      <div className="mt-4 border-line border-t pt-4">
        <CartCouponBox coupon={coupon} />
      </div>
      {isDateMissing ? <p className="mt-5 font-bold">{dates('fixFirst')}</p> : null}
      {isPayable ? (
        <form action={startCheckoutAction} className="mt-5 flex flex-col gap-2">
          <input type="hidden" name="totalYen" value={cart.totalYen} />
          <SubmitButton pendingLabel={t('starting')}>{t('checkout')}</SubmitButton>
          <p className="text-[0.9375rem] text-ink-soft">{t('checkoutHelp')}</p>
        </form>
      ) : null}
    </Card>
  );
}
