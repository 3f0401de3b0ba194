import { createTranslator } from 'next-intl';
import { Link, Text } from 'react-email';
import { z } from 'zod';
import { orderLink } from '@/lib/auth/order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen, yen } from '@/lib/money/yen';
import { orderIdText } from '@/lib/order-id';
import { formatJstDate } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';
import { orderTexts } from './order-frame';

const props = z.object({
  orderId: orderIdText,
  number: z.string(),
  buyerName: z.string(),
  buyerEmail: z.string(),
  amountYen: z.int(),
  expiresAt: z.iso.datetime().nullable(),
  asked: z.enum(['first', 'again', 'reminder']),
});

export type RefundNeedsBankProps = z.infer<typeof props>;

const leads = { first: 'lead', again: 'again', reminder: 'reminder' } as const;

const bankTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsRefunds.bank' });

/** A konbini refund waits for the patient's bank account, which only Stripe asks for. */
export const refundNeedsBankMail = defineMail({
  props,
  subject: ({ number }, locale) => bankTexts(locale)('subject', { number: formatOrderNumber(number) }),
  component: ({ props: refund, locale }) => {
    const t = bankTexts(locale);
    const common = orderTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('preview')} title={t('title')}>
        <Text style={mailText}>{common('greeting', { name: refund.buyerName })}</Text>
        <Text style={mailText}>{t(leads[refund.asked])}</Text>
        <Text style={mailText}>{common('number', { number: formatOrderNumber(refund.number) })}</Text>
        <Text style={{ ...mailText, fontWeight: 700 }}>
          {t('amount', { amount: formatYen(yen(refund.amountYen)) })}
          {refund.expiresAt === null ? null : (
            <>
              <br />
              {t('until', { date: formatJstDate(new Date(refund.expiresAt)) })}
            </>
          )}
        </Text>
        <Text style={mailText}>{t('how', { email: refund.buyerEmail })}</Text>
        <Text style={mailText}>{t('safe')}</Text>
        <Text style={mailText}>{t('help')}</Text>
        <Text style={mailText}>
          <Link href={orderLink(refund.orderId)} style={mailButton}>
            {common('open')}
          </Link>
        </Text>
        <Text style={mailText}>{common('openNote')}</Text>
      </MailLayout>
    );
  },
});
