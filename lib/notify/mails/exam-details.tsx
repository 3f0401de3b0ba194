import { createTranslator } from 'next-intl';
import type { CSSProperties } from 'react';
import { Section, Text } from 'react-email';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatCalendarDay } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import type { ExamLine } from './exam-props';
import { mailText } from './mail-layout';

export const examTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsDates' });

const box: CSSProperties = {
  border: '1px solid #b9d8de',
  borderRadius: '12px',
  margin: '0 0 16px',
  padding: '16px',
};
const row: CSSProperties = { fontSize: '15px', lineHeight: '1.7', margin: 0, whiteSpace: 'pre-line' };

/** Day, course, ticket and facility of one examination. */
export function ExamDetails({ line, locale }: { line: ExamLine; locale: Locale }) {
  const t = examTexts(locale);
  const { facility } = line;
  return (
    <Section style={box}>
      <Text style={{ ...mailText, fontWeight: 700 }}>{t('date', { date: formatCalendarDay(line.examDate) })}</Text>
      <Text style={row}>{t('course', { course: line.courseTitle, examinee: line.examineeName })}</Text>
      <Text style={row}>{t('code', { code: groupByFour(line.ticketCode) })}</Text>
      <Text style={row}>{t('facility', { name: facility.name })}</Text>
      <Text style={row}>{t('address', { address: facility.address })}</Text>
      <Text style={row}>{t('phone', { phone: facility.phone, hours: facility.receptionHours })}</Text>
      <Text style={row}>{t('preparation', { text: line.preparation })}</Text>
      <Text style={row}>{t('belongings', { text: line.belongings })}</Text>
    </Section>
  );
}
