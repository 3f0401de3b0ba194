import { createTranslator } from 'next-intl';
import { Link, Text } from 'react-email';
import { z } from 'zod';
import { orderLink } from '@/lib/auth/order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen, yen } from '@/lib/money/yen';
import { orderIdText } from '@/lib/order-id';
import { formatJstDateTime } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';
import { orderTexts } from './order-frame';
import { VoucherNumbers } from './voucher-numbers';

const numbers = z.object({ code: z.string(), confirmation: z.string().nullable() }).nullable();

const props = z.object({
  orderId: orderIdText,
  number: z.string(),
  buyerName: z.string(),
  totalYen: z.int(),
  payUntil: z.iso.datetime(),
  stores: z.object({ familymart: numbers, lawson: numbers, ministop: numbers, seicomart: numbers }),
  hostedUrl: z.string().nullable(),
  occasion: z.enum(['issued', 'again', 'day_before', 'last_day']),
});

export type VoucherMailProps = z.infer<typeof props>;

const mailTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsKonbini' });

/** The numbers of all four chains: when they are issued, again on demand, and as a reminder. */
export const konbiniVoucherMail = defineMail({
  props,
  subject: ({ number, occasion }, locale) =>
    mailTexts(locale)(`${occasion}.subject`, { number: formatOrderNumber(number) }),
  component: ({ props: voucher, locale }) => {
    const t = mailTexts(locale);
    const common = orderTexts(locale);
    const { occasion } = voucher;
    return (
      <MailLayout locale={locale} preview={t(`${occasion}.preview`)} title={t(`${occasion}.title`)}>
        <Text style={mailText}>{common('greeting', { name: voucher.buyerName })}</Text>
        <Text style={mailText}>{t(`${occasion}.lead`)}</Text>
        <Text style={mailText}>{common('number', { number: formatOrderNumber(voucher.number) })}</Text>
        <Text style={{ ...mailText, fontWeight: 700 }}>
          {t('total', { total: formatYen(yen(voucher.totalYen)) })}
          <br />
          {t('until', { until: formatJstDateTime(new Date(voucher.payUntil)) })}
        </Text>
        <VoucherNumbers stores={voucher.stores} locale={locale} />
        {voucher.hostedUrl === null ? null : (
          <Text style={mailText}>
            <Link href={voucher.hostedUrl}>{t('hosted')}</Link>
          </Text>
        )}
        <Text style={mailText}>{t('change')}</Text>
        <Text style={mailText}>
          <Link href={orderLink(voucher.orderId)} style={mailButton}>
            {common('open')}
          </Link>
        </Text>
        <Text style={mailText}>{common('openNote')}</Text>
      </MailLayout>
    );
  },
});
