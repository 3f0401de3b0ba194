import { createTranslator } from 'next-intl';
import { Link, Text } from 'react-email';
import { z } from 'zod';
import { payLink } from '@/lib/add-ons/pay-link';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { idText } from '@/lib/id-text';
import { formatYen, yen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';
import { orderTexts } from './order-frame';

const props = z.object({
  addOnId: idText('adc'),
  number: z.string(),
  buyerName: z.string(),
  title: z.string(),
  amountYen: z.int(),
  card: z.object({ brand: z.string(), last4: z.string() }),
  at: z.iso.datetime(),
  linkExpiresAt: z.iso.datetime().nullable(),
  facilityName: z.string(),
  facilityPhone: z.string(),
});

type AddOnMailProps = z.infer<typeof props>;

const addOnTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsAddOns' });

const at = (instant: string) => formatJstDateTime(new Date(instant));

function Facts({ charge, locale, isPaid }: { charge: AddOnMailProps; locale: Locale; isPaid: boolean }) {
  const t = addOnTexts(locale);
  return (
    <Text style={mailText}>
      {t('item', { title: charge.title })}
      <br />
      {t('amount', { amount: formatYen(yen(charge.amountYen)) })}
      <br />
      {t('card', charge.card)}
      <br />
      {t('facility', { facility: charge.facilityName, phone: charge.facilityPhone })}
      {isPaid ? (
        <>
          <br />
          {t('at', { at: at(charge.at) })}
        </>
      ) : null}
    </Text>
  );
}

/** The receipt of an option that was charged to the saved card. */
export const addOnPaidMail = defineMail({
  props,
  subject: ({ number }, locale) => addOnTexts(locale)('paid.subject', { number: formatOrderNumber(number) }),
  component: ({ props: charge, locale }) => {
    const t = addOnTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('paid.preview')} title={t('paid.title')}>
        <Text style={mailText}>{orderTexts(locale)('greeting', { name: charge.buyerName })}</Text>
        <Text style={mailText}>{t('paid.lead')}</Text>
        <Facts charge={charge} locale={locale} isPaid />
        <Text style={mailText}>{t('help')}</Text>
      </MailLayout>
    );
  },
});

/** Part of an option's charge, or all of it, goes back to the saved card. */
export const addOnRefundedMail = defineMail({
  props,
  subject: ({ number }, locale) => addOnTexts(locale)('refunded.subject', { number: formatOrderNumber(number) }),
  component: ({ props: charge, locale }) => {
    const t = addOnTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('refunded.preview')} title={t('refunded.title')}>
        <Text style={mailText}>{orderTexts(locale)('greeting', { name: charge.buyerName })}</Text>
        <Text style={mailText}>{t('refunded.lead')}</Text>
        <Facts charge={charge} locale={locale} isPaid />
        <Text style={mailText}>{t('refunded.when')}</Text>
        <Text style={mailText}>{t('help')}</Text>
      </MailLayout>
    );
  },
});

/** The bank wants the card's holder: the link to pay on session, made while rendering. */
export const addOnLinkMail = defineMail({
  props,
  subject: ({ number }, locale) => addOnTexts(locale)('link.subject', { number: formatOrderNumber(number) }),
  component: ({ props: charge, locale }) => {
    const t = addOnTexts(locale);
    return (
      <MailLayout locale={locale} preview={t('link.preview')} title={t('link.title')}>
        <Text style={mailText}>{orderTexts(locale)('greeting', { name: charge.buyerName })}</Text>
        <Text style={mailText}>{t('link.lead')}</Text>
        <Facts charge={charge} locale={locale} isPaid={false} />
        <Text style={mailText}>
          <Link href={payLink(charge.addOnId)} style={mailButton}>
            {t('link.button')}
          </Link>
        </Text>
        {charge.linkExpiresAt === null ? null : (
          <Text style={{ ...mailText, fontWeight: 700 }}>{t('link.until', { until: at(charge.linkExpiresAt) })}</Text>
        )}
        <Text style={mailText}>{t('link.note')}</Text>
        <Text style={mailText}>{t('help')}</Text>
      </MailLayout>
    );
  },
});
