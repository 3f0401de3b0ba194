import { Link, Text } from 'react-email';
import { orderLink } from '@/lib/auth/order-access';
import { formatCalendarDay } from '@/lib/time/jst';
import { defineMail } from './define-mail';
import { ExamDetails, examTexts } from './exam-details';
import { examProps } from './exam-props';
import { MailLayout, mailButton, mailText } from './mail-layout';

/** The examination is tomorrow. */
export const examReminderMail = defineMail({
  props: examProps,
  subject: ({ line }, locale) => examTexts(locale)('reminder.subject', { date: formatCalendarDay(line.examDate) }),
  component: ({ props, locale }) => {
    const t = examTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('reminder.preview')} title={t('reminder.title')}>
        <Text style={mailText}>{t('greeting', { name: props.buyerName })}</Text>
        <Text style={mailText}>{t('reminder.lead')}</Text>
        <ExamDetails line={props.line} locale={locale} />
        <Text style={mailText}>{t('reminder.call')}</Text>
        <Text style={mailText}>
          <Link href={orderLink(props.orderId)} style={mailButton}>
            {t('open')}
          </Link>
        </Text>
      </MailLayout>
    );
  },
});
