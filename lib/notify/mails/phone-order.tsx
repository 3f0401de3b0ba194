import { createTranslator } from 'next-intl';
import { Link, Text } from 'react-email';
import { z } from 'zod';
import { orderLink } from '@/lib/auth/order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen, yen } from '@/lib/money/yen';
import { orderIdText } from '@/lib/order-id';
import { formatCalendarDay, formatJstDateTime } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';
import { orderTexts } from './order-frame';

const props = z.object({
  orderId: orderIdText,
  number: z.string(),
  buyerName: z.string(),
  totalYen: z.int(),
  payUntil: z.iso.datetime(),
  lines: z.array(z.object({ courseTitle: z.string(), facilityName: z.string(), examDate: z.string().nullable() })),
});

export type PhoneOrderProps = z.infer<typeof props>;

const phoneTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'phoneOrders.mail' });

/** To a caller: what was ordered on the telephone, and the page to agree and pay. */
export const phoneOrderMail = defineMail({
  props,
  subject: ({ number }, locale) => phoneTexts(locale)('subject', { number: formatOrderNumber(number) }),
  component: ({ props: order, locale }) => {
    const t = phoneTexts(locale);
    const common = orderTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('preview')} title={t('title')}>
        <Text style={mailText}>{common('greeting', { name: order.buyerName })}</Text>
        <Text style={mailText}>{t('lead')}</Text>
        <Text style={mailText}>{common('number', { number: formatOrderNumber(order.number) })}</Text>
        <Text style={{ ...mailText, whiteSpace: 'pre-line' }}>{linesText(order, locale)}</Text>
        <Text style={{ ...mailText, fontWeight: 700 }}>
          {t('total', { total: formatYen(yen(order.totalYen)) })}
          <br />
          {t('until', { until: formatJstDateTime(new Date(order.payUntil)) })}
        </Text>
        <Text style={mailText}>
          <Link href={orderLink(order.orderId)} style={mailButton}>
            {t('open')}
          </Link>
        </Text>
        <Text style={mailText}>{t('unknown')}</Text>
      </MailLayout>
    );
  },
});

function linesText({ lines }: PhoneOrderProps, locale: Locale): string {
  const t = phoneTexts(locale);
  return lines
    .map(({ courseTitle, facilityName, examDate }) => {
      const day = examDate === null ? '' : t('examDate', { date: formatCalendarDay(examDate) });
      return `${t('line', { course: courseTitle, facility: facilityName })}${day}`;
    })
    .join('\n');
}
