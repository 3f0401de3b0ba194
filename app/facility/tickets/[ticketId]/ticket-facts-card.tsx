import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { type Description, DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { CounterTicket } from '@/lib/tickets/counter-ticket';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatJstDate, startOfJstDay } from '@/lib/time/jst';

/** Who is examined, what and when: what the counter compares with the person in front of it. */
export async function TicketFactsCard({ ticket }: { ticket: CounterTicket }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  const isDue = ticket.payableYen > 0;
  const items: readonly Description[] = [
    { term: texts.ticket.course, detail: ticket.courseTitle },
    {
      term: texts.ticket.examDate,
      detail: (
        <strong>
          {ticket.examDate === null ? texts.ticket.undated : formatJstDate(startOfJstDay(ticket.examDate))}
        </strong>
      ),
    },
    { term: texts.ticket.validUntil, detail: t('until', { date: formatJstDate(ticket.expiresAt) }) },
    { term: texts.ticket.facility, detail: ticket.facilityName },
    { term: texts.ticket.code, detail: <span className="num tracking-wider">{groupByFour(ticket.code)}</span> },
    {
      term: isDue ? texts.ticket.payable : texts.ticket.share,
      detail: <Money amount={isDue ? ticket.payableYen : ticket.shareYen} />,
    },
  ];
  return (
    <Card as="section">
      <p className="text-[0.9375rem] text-ink-soft">{texts.ticket.examinee}</p>
      <p className="text-ink-soft">{ticket.examineeKana}</p>
      <p className="mb-2 font-bold text-[1.75rem] leading-tight">{t('name', { name: ticket.examineeName })}</p>
      <DescriptionList items={items} />
    </Card>
  );
}
