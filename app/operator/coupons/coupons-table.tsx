import { getMessages, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { ConsoleCoupon } from '@/lib/coupons/console-queries';
import { discountText, periodText } from '../offers/offer-texts';
import { CouponBadge } from './coupon-badge';

export async function CouponsTable({ coupons }: { coupons: readonly ConsoleCoupon[] }) {
  const { offers: texts } = await getMessages();
  const t = await getTranslations('offers.coupons');
  return (
    <Table
      caption={texts.coupons.caption}
      hideCaption
      rows={coupons}
      rowKey={(coupon) => coupon.id}
      columns={[
        {
          key: 'code',
          header: texts.coupons.code,
          rowHeader: true,
          cell: (coupon) => (
            <a href={`/operator/coupons/${coupon.id}`} className="link num break-all font-bold">
              {coupon.code}
            </a>
          ),
        },
        { key: 'state', header: texts.coupons.state, cell: (coupon) => <CouponBadge coupon={coupon} /> },
        { key: 'name', header: texts.coupons.name, cell: (coupon) => coupon.name },
        {
          key: 'discount',
          header: texts.coupons.discount,
          cell: (coupon) => <Short>{discountText(texts, coupon)}</Short>,
        },
        {
          key: 'bearer',
          header: texts.coupons.bearer,
          cell: (coupon) => <Short>{texts.borneBy[coupon.borneBy]}</Short>,
        },
        { key: 'period', header: texts.coupons.period, cell: (coupon) => periodText(texts, coupon) },
        {
          key: 'used',
          header: texts.coupons.used,
          numeric: true,
          cell: ({ takenCount: taken, limitTotal: limit }) =>
            limit === null ? t('usedAny', { taken }) : t('usedOf', { taken, limit }),
        },
      ]}
    />
  );
}

function Short({ children }: { children: string }) {
  return <span className="whitespace-nowrap">{children}</span>;
}
