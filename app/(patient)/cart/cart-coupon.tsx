import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CartCoupon } from '@/lib/cart/queries';
import { formatYen } from '@/lib/money/yen';
import { removeCouponAction } from './actions';
import { CouponForm } from './coupon-form';

/** The one coupon of the cart: a field for it, or what became of it and the way to take it off. */
export function CartCouponBox({ coupon }: { coupon: CartCoupon | null }) {
  const t = useTranslations('cart.coupon');
  if (coupon === null) {
    return <CouponForm label={t('label')} help={t('help')} use={t('use')} pending={t('using')} />;
  }
  const { code, refusal, minimumYen } = coupon;
  return (
    <div className="flex flex-col gap-2">
      {refusal === null ? (
        <p>{t('inUse', { code })}</p>
      ) : (
        <Notice tone="warning" title={t('notUsed', { code })}>
          {t(`refusal.${refusal}`, { code, minimum: formatYen(minimumYen) })}
        </Notice>
      )}
      <form action={removeCouponAction}>
        <SubmitButton look="text" pendingLabel={t('removing')}>
          {t('remove')}
        </SubmitButton>
      </form>
    </div>
  );
}
