import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { OrderTicket } from '@/lib/tickets/queries';

interface DocumentLinksProps {
  readonly orderId: string;
  readonly tickets: readonly OrderTicket[];
  /** Something was paid: a free order has no receipt. */
  readonly hasReceipt: boolean;
}

/** On the order's page: the way to the receipt, and each ticket on A4. */
export async function DocumentLinks({ orderId, tickets, hasReceipt }: DocumentLinksProps) {
  const { documents } = await getMessages();
  const t = await getTranslations('documents.links');
  const { links } = documents;
  const usable = tickets
    .map((ticket, index) => ({ ticket, number: index + 1 }))
    .filter(({ ticket }) => ticket.state !== 'void');
  if (!hasReceipt && usable.length === 0) return null;
  return (
    <Card as="section" title={links.heading} className="no-print">
      <ul className="flex flex-col gap-4">
        {hasReceipt ? (
          <li>
            <a href={`/orders/${orderId}/receipt`} className="link inline-flex min-h-11 items-center font-bold">
              {links.receipt}
            </a>
            <p className="text-[0.9375rem] text-ink-soft">{links.receiptHelp}</p>
          </li>
        ) : null}
        {usable.map(({ ticket, number }) => (
          <li key={ticket.ticketId}>
            <a
              href={`/orders/${orderId}/ticket/${ticket.ticketId}`}
              className="link inline-flex min-h-11 items-center font-bold"
              download
            >
              {t('ticket', { number: tickets.length === 1 ? '' : number })}
            </a>
          </li>
        ))}
      </ul>
      {usable.length === 0 ? null : <p className="text-[0.9375rem] text-ink-soft">{links.ticketHelp}</p>}
    </Card>
  );
}
