import { createTranslator } from 'next-intl';
import { Text } from 'react-email';
import { z } from 'zod';
import { formatYen, yen } from '@/lib/money/yen';
import { messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { mailText } from './mail-layout';
import { OrderFrame, orderSubject, orderTexts } from './order-frame';
import { type OrderMailLine, orderMailProps } from './order-props';

export const orderExpiredMail = defineMail({
  /** `konbini`: numbers to pay at a konbini had been issued; the money may have crossed this mail. */
  props: orderMailProps.extend({ konbini: z.boolean().default(false) }),
  subject: (props, locale) => orderSubject('expired')(props, locale),
  component: ({ props, locale }) => {
    const t = orderTexts(locale);
    const k = createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsKonbini' });
    const text = (line: OrderMailLine) =>
      t('expired.line', {
        course: line.courseTitle,
        facility: line.facility.name,
        price: formatYen(yen(line.priceYen)),
      });
    return (
      <OrderFrame props={props} locale={locale} kind="expired">
        <Text style={{ ...mailText, whiteSpace: 'pre-line' }}>{props.lines.map(text).join('\n')}</Text>
        {props.konbini ? <Text style={mailText}>{k('alreadyPaid')}</Text> : null}
        <Text style={mailText}>{t('expired.again')}</Text>
      </OrderFrame>
    );
  },
});
