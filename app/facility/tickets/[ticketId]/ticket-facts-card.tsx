import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { type Description, DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { CounterTicket } from '@/lib/tickets/counter-ticket';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatJstDate } from '@/lib/time/jst';

/** What else the ticket says. */
export async function TicketFactsCard({ ticket }: { ticket: CounterTicket }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  const isDue = ticket.payableYen > 0;
  const items: readonly Description[] = [
    { term: texts.ticket.validUntil, detail: t('until', { date: formatJstDate(ticket.expiresAt) }) },
    { term: texts.ticket.facility, detail: ticket.facilityName },
    { term: texts.ticket.code, detail: <span className="num tracking-wider">{groupByFour(ticket.code)}</span> },
    {
      term: isDue ? texts.ticket.payable : texts.ticket.share,
      detail: <Money amount={isDue ? ticket.payableYen : ticket.shareYen} />,
    },
  ];
  return (
    <Card as="section" title={texts.ticket.facts}>
      <DescriptionList items={items} />
    </Card>
  );
}
