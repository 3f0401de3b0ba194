import { createTranslator } from 'next-intl';
import type { PolicyLine } from '@/lib/cancel-policy/policy-of-line';
import { formatYen, type Yen, yen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';
import en from '@/messages/en/checkout.json';
import ja from '@/messages/ja/checkout.json';
import { cancellationText } from './cancellation-text';
import { type PaymentTerms, paymentText } from './payment-text';
import { provisionText } from './provision-text';

/** Changes with every change of the texts below, so that stored evidence says what was shown. */
export const confirmationVersion = '2026-11-5';

const keys = ['quantity', 'total', 'payment', 'provision', 'cancellation', 'period'] as const;

export interface ConfirmationItem {
  readonly key: (typeof keys)[number];
  readonly title: string;
  readonly text: string;
}

export interface ConfirmedOrder extends PaymentTerms {
  readonly lines: readonly PolicyLine[];
  readonly regularYen: Yen;
  readonly totalYen: Yen;
  readonly expiresAt: Date;
}

/** The six items of the final confirmation (特商法12条の6), as shown directly above the button and stored with the order. */
export function finalConfirmation(
  order: ConfirmedOrder,
  shown: { at: Date; locale: 'ja' | 'en' },
): readonly ConfirmationItem[] {
  const t = createTranslator({ locale: shown.locale, messages: shown.locale === 'ja' ? ja : en });
  const values = {
    count: order.lines.length,
    courses: order.lines.map((line) => line.courseTitle).join('、'),
    total: formatYen(order.totalYen),
    regular: formatYen(order.regularYen),
    discount: formatYen(yen(order.regularYen - order.totalYen)),
    payUntil: formatJstDateTime(order.expiresAt),
  };
  const textOf = (key: (typeof keys)[number]) => {
    if (key === 'cancellation') return cancellationText(order.lines, shown);
    if (key === 'payment') return paymentText(order, shown.locale);
    return key === 'provision' ? provisionText(order, shown) : t(`confirmation.${textKey(key, order)}`, values);
  };
  return keys.map((key) => ({ key, title: t(`confirmation.${key}.title`), text: textOf(key) }));
}

/** What is said of a discounted price, and of an order that lives longer once its konbini numbers are issued. */
function textKey(
  key: Exclude<(typeof keys)[number], 'cancellation' | 'payment' | 'provision'>,
  { regularYen, totalYen, methods }: ConfirmedOrder,
) {
  if (key === 'period' && methods.includes('konbini')) return `${key}.konbini` as const;
  return key === 'total' && totalYen < regularYen ? (`${key}.discounted` as const) : (`${key}.text` as const);
}
