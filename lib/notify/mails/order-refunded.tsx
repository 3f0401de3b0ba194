import { Text } from 'react-email';
import { formatYen, yen } from '@/lib/money/yen';
import { defineMail } from './define-mail';
import { mailText } from './mail-layout';
import { OrderFrame, orderSubject, orderTexts } from './order-frame';
import { orderMailProps } from './order-props';

export const orderRefundedMail = defineMail({
  props: orderMailProps,
  subject: orderSubject('refunded'),
  component: ({ props, locale }) => {
    const t = orderTexts(locale);
    return (
      <OrderFrame props={props} locale={locale} kind="refunded">
        <Text style={{ ...mailText, fontWeight: 700 }}>
          {t('refunded.amount', { total: formatYen(yen(props.totalYen)) })}
        </Text>
        <Text style={mailText}>{t('refunded.tickets')}</Text>
      </OrderFrame>
    );
  },
});
