import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen } from '@/lib/money/yen';
import type { ExpiredTickets } from '@/lib/tickets/console-queries';

/** Tickets that ended unused: their money waits for a decision. */
export async function ExpiredTicketsNotice({ expired }: { expired: ExpiredTickets }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.today');
  if (expired.count === 0) return null;
  return (
    <Notice tone="warning" title={t('expiredTickets', { count: expired.count, amount: formatYen(expired.keptYen) })}>
      <p>{texts.today.expiredTicketsHelp}</p>
      <ul>
        {expired.oldest.map(({ ticketId, orderId, number }) => (
          <li key={ticketId}>
            <a href={`/operator/orders/${orderId}`} className="link inline-flex min-h-11 items-center">
              {t('expiredTicketsOrder', { number: formatOrderNumber(number) })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
