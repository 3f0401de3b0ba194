import { createTranslator } from 'next-intl';
import { Link, Text } from 'react-email';
import { z } from 'zod';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { siteUrl } from '@/lib/http/site-url';
import { formatYen, yen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';

const props = z.object({
  disputeId: z.string(),
  kind: z.enum(['inquiry', 'dispute']),
  number: z.string(),
  amountYen: z.int(),
  reason: z.string(),
  dueBy: z.iso.datetime().nullable(),
});

const disputeTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'disputes' });

/** To operators: a cardholder contests a payment, and until when the bank takes an answer. */
export const disputeOpenedMail = defineMail({
  props,
  subject: ({ kind, number }, locale) =>
    disputeTexts(locale)(`mail.${kind}.subject`, { number: formatOrderNumber(number) }),
  component: ({ props: dispute, locale }) => {
    const t = disputeTexts(locale);
    const reasons: Readonly<Record<string, string>> = messagesFor(locale).disputes.reason;
    return (
      <MailLayout locale={locale} preview={t('mail.preview')} title={t(`mail.${dispute.kind}.title`)}>
        <Text style={mailText}>{t(`mail.${dispute.kind}.lead`)}</Text>
        <Text style={mailText}>
          {t('mail.number', { number: formatOrderNumber(dispute.number) })}
          <br />
          {t('mail.amount', { amount: formatYen(yen(dispute.amountYen)) })}
          <br />
          {t('mail.reason', { reason: reasons[dispute.reason] ?? dispute.reason })}
        </Text>
        <Text style={{ ...mailText, fontWeight: 700 }}>
          {dispute.dueBy === null ? t('mail.noDue') : t('mail.due', { at: formatJstDateTime(new Date(dispute.dueBy)) })}
        </Text>
        <Text style={mailText}>
          <Link href={`${siteUrl()}/operator/disputes/${dispute.disputeId}`} style={mailButton}>
            {t('mail.open')}
          </Link>
        </Text>
      </MailLayout>
    );
  },
});
