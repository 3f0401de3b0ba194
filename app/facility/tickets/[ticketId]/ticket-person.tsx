import { getMessages, getTranslations } from 'next-intl/server';
import type { CounterTicket } from '@/lib/tickets/counter-ticket';
import { formatJstDate, startOfJstDay } from '@/lib/time/jst';

/** Who is examined, what and when: what the counter compares with the person in front of it. */
export async function TicketPerson({ ticket }: { ticket: CounterTicket }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  const day = ticket.examDate === null ? texts.ticket.undated : formatJstDate(startOfJstDay(ticket.examDate));
  return (
    <div>
      <p className="text-ink-soft">{ticket.examineeKana}</p>
      <p className="mb-2 font-bold text-[1.75rem] leading-tight">{t('name', { name: ticket.examineeName })}</p>
      <p>{ticket.courseTitle}</p>
      <p>
        <span className="text-ink-soft">{texts.ticket.examDate}　</span>
        <strong>{day}</strong>
      </p>
    </div>
  );
}
