import { createTranslator } from 'next-intl';
import type { Yen } from '@/lib/money/yen';
import { ticketExpiry } from '@/lib/tickets/issue-tickets';
import { formatCalendarDay, formatJstDate } from '@/lib/time/jst';
import en from '@/messages/en/checkout.json';
import ja from '@/messages/ja/checkout.json';

interface ProvidedOrder {
  readonly totalYen: Yen;
  readonly lines: readonly { readonly courseTitle: string; readonly examDate: string | null }[];
}

/** When ticket and examination are provided, as the final confirmation says it: dated courses with their day. */
export function provisionText(order: ProvidedOrder, shown: { at: Date; locale: 'ja' | 'en' }): string {
  const messages = shown.locale === 'ja' ? ja : en;
  const t = createTranslator({ locale: shown.locale, messages, namespace: 'confirmation.provision' });
  const dated = order.lines.flatMap(({ courseTitle: course, examDate }) =>
    examDate === null ? [] : t('dated', { course, date: formatCalendarDay(examDate) }),
  );
  const undated = order.lines.some(({ examDate }) => examDate === null)
    ? [t('undated', { ticketUntil: formatJstDate(ticketExpiry(shown.at)) })]
    : [];
  const space = shown.locale === 'ja' ? '' : ' ';
  return [order.totalYen === 0 ? t('free') : t('paid'), ...new Set(dated), ...undated].join(space);
}
