import type { CSSProperties } from 'react';
import { Section, Text } from 'react-email';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatCalendarDay, formatJstDate } from '@/lib/time/jst';
import type { Locale } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { mailText } from './mail-layout';
import { OrderFrame, orderSubject, orderTexts, paidKind } from './order-frame';
import { type OrderMailLine, orderMailProps } from './order-props';
import { OrderSums } from './order-sums';

const box: CSSProperties = {
  border: '1px solid #b9d8de',
  borderRadius: '12px',
  margin: '0 0 16px',
  padding: '16px',
};
const code: CSSProperties = { fontSize: '24px', fontWeight: 700, letterSpacing: '0.1em', margin: '0 0 8px' };
const row: CSSProperties = { fontSize: '15px', lineHeight: '1.7', margin: 0, whiteSpace: 'pre-line' };

function TicketBox({ line, locale }: { line: OrderMailLine; locale: Locale }) {
  const t = orderTexts(locale);
  const { facility } = line;
  const validUntil = line.ticketExpiresAt === null ? '' : formatJstDate(new Date(line.ticketExpiresAt));
  return (
    <Section style={box}>
      <Text style={{ ...mailText, fontWeight: 700 }}>
        {t('ticket.title', { course: line.courseTitle, examinee: line.examineeName })}
      </Text>
      <Text style={row}>{t('ticket.code')}</Text>
      <Text style={code}>{groupByFour(line.ticketCode ?? '')}</Text>
      {line.examDate === null ? null : (
        <Text style={{ ...row, fontWeight: 700 }}>
          {t('ticket.examDate', { date: formatCalendarDay(line.examDate) })}
        </Text>
      )}
      <Text style={{ ...row, fontWeight: 700 }}>{t('ticket.validUntil', { date: validUntil })}</Text>
      <Text style={row}>{t('ticket.facility', { name: facility.name })}</Text>
      <Text style={row}>{t('ticket.address', { address: facility.address })}</Text>
      <Text style={row}>{t('ticket.phone', { phone: facility.phone, hours: facility.receptionHours })}</Text>
      <Text style={row}>{t('ticket.preparation', { text: line.preparation })}</Text>
      <Text style={row}>{t('ticket.belongings', { text: line.belongings })}</Text>
    </Section>
  );
}

export const orderPaidMail = defineMail({
  props: orderMailProps,
  subject: orderSubject('paid'),
  component: ({ props, locale }) => {
    const t = orderTexts(locale);
    return (
      <OrderFrame props={props} locale={locale} kind={paidKind(props)}>
        <OrderSums props={props} locale={locale} />
        {props.lines.map((line) => (
          <TicketBox key={line.ticketCode} line={line} locale={locale} />
        ))}
        <Text style={mailText}>
          {props.lines.every((line) => line.examDate !== null) ? t('paid.nextDated') : t('paid.next')}
        </Text>
      </OrderFrame>
    );
  },
});
