import { Text } from 'react-email';
import { formatYen, yen } from '@/lib/money/yen';
import type { Locale } from '@/messages/catalogue';
import { mailText } from './mail-layout';
import { orderTexts } from './order-frame';
import type { OrderMailProps } from './order-props';

/** お支払い合計, and how it came to be when something was taken off. */
export function OrderSums({ props, locale }: { props: OrderMailProps; locale: Locale }) {
  const t = orderTexts(locale);
  const { totalYen, sums } = props;
  const discounts = sums === undefined ? [] : discountLines(sums, t);
  return (
    <>
      {discounts.map((line) => (
        <Text key={line} style={{ ...mailText, margin: 0 }}>
          {line}
        </Text>
      ))}
      <Text style={mailText}>{t('total', { total: formatYen(yen(totalYen)) })}</Text>
    </>
  );
}

function discountLines(sums: NonNullable<OrderMailProps['sums']>, t: ReturnType<typeof orderTexts>): string[] {
  const { regularYen, setDiscountYen, couponDiscountYen, couponCode } = sums;
  if (setDiscountYen === 0 && couponDiscountYen === 0) return [];
  return [
    t('regular', { amount: formatYen(yen(regularYen)) }),
    ...(setDiscountYen === 0 ? [] : [t('sets', { amount: formatYen(yen(setDiscountYen)) })]),
    ...(couponDiscountYen === 0
      ? []
      : [t('coupon', { code: couponCode ?? '', amount: formatYen(yen(couponDiscountYen)) })]),
  ];
}
