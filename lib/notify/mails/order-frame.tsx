import { createTranslator } from 'next-intl';
import type { ReactNode } from 'react';
import { Link, Text } from 'react-email';
import { orderLink } from '@/lib/auth/order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { MailLayout, mailButton, mailText } from './mail-layout';
import type { OrderMailProps } from './order-props';

export const orderTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsOrders' });

/** `free`: paid with nothing to pay. */
type OrderMailKind = 'paid' | 'free' | 'expired' | 'refunded';

export function paidKind({ totalYen }: Pick<OrderMailProps, 'totalYen'>): OrderMailKind {
  return totalYen === 0 ? 'free' : 'paid';
}

export function orderSubject(kind: 'paid' | 'expired' | 'refunded') {
  return (props: OrderMailProps, locale: Locale) => {
    const told = kind === 'paid' ? paidKind(props) : kind;
    return orderTexts(locale)(`${told}.subject`, { number: formatOrderNumber(props.number) });
  };
}

interface OrderFrameProps {
  readonly props: OrderMailProps;
  readonly locale: Locale;
  readonly kind: OrderMailKind;
  readonly children: ReactNode;
}

/** What an order's mails share: greeting, number, and the signed link made while rendering. */
export function OrderFrame({ props, locale, kind, children }: OrderFrameProps) {
  const t = orderTexts(locale);
  return (
    <MailLayout locale={locale} preview={t(`${kind}.preview`)} title={t(`${kind}.title`)}>
      <Text style={mailText}>{t('greeting', { name: props.buyerName })}</Text>
      <Text style={mailText}>{t(`${kind}.lead`)}</Text>
      <Text style={mailText}>{t('number', { number: formatOrderNumber(props.number) })}</Text>
      {children}
      <Text style={mailText}>
        <Link href={orderLink(props.orderId)} style={mailButton}>
          {t('open')}
        </Link>
      </Text>
      <Text style={mailText}>{t('openNote')}</Text>
    </MailLayout>
  );
}
