import { Link, Text } from 'react-email';
import { orderLink } from '@/lib/auth/order-access';
import { formatCalendarDay } from '@/lib/time/jst';
import { defineMail } from './define-mail';
import { ExamDetails, examTexts } from './exam-details';
import { examChangedProps } from './exam-props';
import { MailLayout, mailButton, mailText } from './mail-layout';

/** The examination is on another day now. */
export const examDateChangedMail = defineMail({
  props: examChangedProps,
  subject: ({ line }, locale) => examTexts(locale)('changed.subject', { date: formatCalendarDay(line.examDate) }),
  component: ({ props, locale }) => {
    const t = examTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('changed.preview')} title={t('changed.title')}>
        <Text style={mailText}>{t('greeting', { name: props.buyerName })}</Text>
        <Text style={mailText}>{t('changed.lead', { before: formatCalendarDay(props.before) })}</Text>
        <ExamDetails line={props.line} locale={locale} />
        <Text style={mailText}>
          <Link href={orderLink(props.orderId)} style={mailButton}>
            {t('open')}
          </Link>
        </Text>
      </MailLayout>
    );
  },
});
