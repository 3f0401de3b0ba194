import { Text } from 'react-email';
import { formatYen, yen } from '@/lib/money/yen';
import { defineMail } from './define-mail';
import { mailText } from './mail-layout';
import { OrderFrame, orderSubject, orderTexts } from './order-frame';
import { type OrderMailLine, orderMailProps } from './order-props';

export const orderExpiredMail = defineMail({
  props: orderMailProps,
  subject: orderSubject('expired'),
  component: ({ props, locale }) => {
    const t = orderTexts(locale);
    const text = (line: OrderMailLine) =>
      t('expired.line', {
        course: line.courseTitle,
        facility: line.facility.name,
        price: formatYen(yen(line.priceYen)),
      });
    return (
      <OrderFrame props={props} locale={locale} kind="expired">
        <Text style={{ ...mailText, whiteSpace: 'pre-line' }}>{props.lines.map(text).join('\n')}</Text>
        <Text style={mailText}>{t('expired.again')}</Text>
      </OrderFrame>
    );
  },
});
