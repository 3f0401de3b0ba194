import { createTranslator } from 'next-intl';
import { Link, Section, Text } from 'react-email';
import { z } from 'zod';
import { orderLink } from '@/lib/auth/order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen, yen } from '@/lib/money/yen';
import { orderIdText } from '@/lib/order-id';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { defineMail } from './define-mail';
import { MailLayout, mailButton, mailText } from './mail-layout';
import { orderTexts } from './order-frame';

const lineProps = z.object({
  courseTitle: z.string(),
  examineeName: z.string(),
  facilityName: z.string(),
  facilityPhone: z.string(),
  canceled: z.boolean(),
  refundYen: z.int(),
  /** What is kept of it; null when the line lives on. */
  feeYen: z.int().nullable(),
});

const props = z.object({
  orderId: orderIdText,
  number: z.string(),
  buyerName: z.string(),
  methodType: z.string().nullable(),
  refundYen: z.int(),
  lines: z.array(lineProps),
});

export type LineCanceledProps = z.infer<typeof props>;

const refundTexts = (locale: Locale) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsRefunds' });

const kindOf = ({ lines }: LineCanceledProps) => (lines.some((line) => line.canceled) ? 'canceled' : 'refunded');

const methods = ['card', 'konbini', 'paypay'] as const;

/** What was canceled or refunded of an order, what goes back, and how. */
export const orderLineCanceledMail = defineMail({
  props,
  subject: (order, locale) =>
    refundTexts(locale)(`${kindOf(order)}.subject`, { number: formatOrderNumber(order.number) }),
  component: ({ props: order, locale }) => {
    const t = refundTexts(locale);
    const common = orderTexts(locale);
    const kind = kindOf(order);
    const method = methods.find((name) => name === order.methodType) ?? 'other';
    return (
      <MailLayout locale={locale} preview={t(`${kind}.preview`)} title={t(`${kind}.title`)}>
        <Text style={mailText}>{common('greeting', { name: order.buyerName })}</Text>
        <Text style={mailText}>{t(`${kind}.lead`)}</Text>
        <Text style={mailText}>{common('number', { number: formatOrderNumber(order.number) })}</Text>
        {order.lines.map((line) => (
          <CanceledLine key={`${line.courseTitle} ${line.examineeName}`} line={line} locale={locale} />
        ))}
        <Text style={{ ...mailText, fontWeight: 700 }}>
          {order.refundYen > 0 ? t('total', { amount: formatYen(yen(order.refundYen)) }) : t('nothing')}
        </Text>
        {order.refundYen > 0 ? <Text style={mailText}>{t(`method.${method}`)}</Text> : null}
        <Text style={mailText}>
          <Link href={orderLink(order.orderId)} style={mailButton}>
            {common('open')}
          </Link>
        </Text>
        <Text style={mailText}>{common('openNote')}</Text>
      </MailLayout>
    );
  },
});

function CanceledLine({ line, locale }: { line: z.infer<typeof lineProps>; locale: Locale }) {
  const t = refundTexts(locale);
  const fee = line.feeYen === null ? null : yen(line.feeYen);
  return (
    <Section style={{ borderTop: '1px solid #dde4e5', paddingTop: '12px' }}>
      <Text style={{ ...mailText, fontWeight: 700, marginBottom: '4px' }}>
        {t('line.title', { course: line.courseTitle, examinee: line.examineeName })}
      </Text>
      <Text style={{ ...mailText, marginBottom: '4px' }}>
        {t('line.refund', { amount: formatYen(yen(line.refundYen)) })}
      </Text>
      {fee === null ? (
        <Text style={mailText}>{t('line.still')}</Text>
      ) : (
        <Text style={{ ...mailText, marginBottom: '4px' }}>
          {fee === 0 ? t('line.noFee') : t('line.fee', { amount: formatYen(fee) })}
        </Text>
      )}
      {line.canceled ? (
        <Text style={mailText}>{t('line.facility', { facility: line.facilityName, phone: line.facilityPhone })}</Text>
      ) : null}
    </Section>
  );
}
