import { createTranslator } from 'next-intl';
import { Text } from 'react-email';
import { z } from 'zod';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailFigure, mailText } from './mail-layout';

const texts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsAuth.signInCode' });

export const signInCodeMail = defineMail({
  props: z.object({ code: z.string(), minutes: z.number() }),
  subject: (_props, locale) => texts(locale)('subject'),
  component: ({ props, locale }) => {
    const t = texts(locale);
    return (
      <MailLayout locale={locale} preview={t('preview')} title={t('title')}>
        <Text style={mailText}>{t('lead')}</Text>
        <Text style={mailFigure}>{props.code}</Text>
        <Text style={mailText}>{t('validity', { minutes: props.minutes })}</Text>
        <Text style={mailText}>{t('warning')}</Text>
      </MailLayout>
    );
  },
});
