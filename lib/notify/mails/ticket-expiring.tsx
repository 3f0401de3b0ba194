import { createTranslator } from 'next-intl';
import { Link, Text } from 'react-email';
import { z } from 'zod';
import { orderLink } from '@/lib/auth/order-access';
import { orderIdText } from '@/lib/order-id';
import { formatJstDate } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';

const texts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsTickets.expiring' });

const props = z.object({
  orderId: orderIdText,
  buyerName: z.string(),
  courseTitle: z.string(),
  facilityName: z.string(),
  examineeName: z.string(),
  expiresAt: z.iso.datetime(),
});

/** An unused ticket ends in thirty days. */
export const ticketExpiringMail = defineMail({
  props,
  subject: (_props, locale) => texts(locale)('subject'),
  component: (input) => <TicketExpiring {...input} />,
});

function TicketExpiring({ props: ticket, locale }: { props: z.infer<typeof props>; locale: Locale }) {
  const t = texts(locale);
  const date = formatJstDate(new Date(ticket.expiresAt));
  return (
    <MailLayout locale={locale} preview={t('preview', { date })} title={t('title')}>
      <Text style={mailText}>{t('greeting', { name: ticket.buyerName })}</Text>
      <Text style={mailText}>{t('lead', { date })}</Text>
      <Text style={{ ...mailText, fontWeight: 700 }}>
        {t('ticket', { course: ticket.courseTitle, examinee: ticket.examineeName })}
      </Text>
      <Text style={mailText}>{t('facility', { name: ticket.facilityName })}</Text>
      <Text style={mailText}>{t('what')}</Text>
      <Text style={mailText}>
        <Link href={orderLink(ticket.orderId)} style={mailButton}>
          {t('open')}
        </Link>
      </Text>
    </MailLayout>
  );
}
