import { useTranslations } from 'next-intl';
import type { OrderTicket } from '@/lib/tickets/queries';
import { formatCalendarDay } from '@/lib/time/jst';

/** The day of the examination, and the way to another one while the ticket can be used. */
export function ExamDate({ ticket, day }: { ticket: OrderTicket; day: string }) {
  const t = useTranslations('dates');
  return (
    <>
      <strong className="text-[1.25rem]">{formatCalendarDay(day)}</strong>
      {ticket.state === 'issued' ? (
        <a
          href={`/orders/${ticket.orderId}/change-date?line=${ticket.lineId}`}
          className="no-print link flex min-h-11 items-center"
        >
          {t('change.link')}
        </a>
      ) : null}
    </>
  );
}
