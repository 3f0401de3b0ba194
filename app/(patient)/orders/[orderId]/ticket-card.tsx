import { getMessages, getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { StateBadge } from '@/components/ui/state-badge';
import type { OrderTicket } from '@/lib/tickets/queries';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatJstDate } from '@/lib/time/jst';
import { ExamDate } from './exam-date';
import { QrCode } from './qr-code';

const tones = { issued: 'good', redeemed: 'neutral', void: 'bad' } as const;

/** One ticket: the code big and grouped, the QR of the same code, who, where and until when. Prints on one A4 page. */
export async function TicketCard({ ticket, position }: { ticket: OrderTicket; position: number }) {
  const { tickets: texts, dates } = await getMessages();
  const t = await getTranslations('tickets');
  const code = groupByFour(ticket.code);
  const { facility } = ticket;
  return (
    <article className="card break-inside-avoid overflow-hidden" aria-labelledby={ticket.ticketId}>
      <header className="flex flex-wrap items-center justify-between gap-2 border-line border-b bg-tint px-4 py-3 sm:px-6">
        <h3 id={ticket.ticketId} className="font-bold text-[1.125rem]">
          {t('title', { number: position })}
        </h3>
        <StateBadge tone={tones[ticket.state]}>{texts.state[ticket.state]}</StateBadge>
      </header>
      <div className="flex flex-col items-center gap-4 px-4 pt-5 sm:flex-row sm:justify-between sm:px-6">
        <div className="min-w-0 text-center sm:text-left">
          <p className="text-[0.9375rem] text-ink-soft">{texts.code}</p>
          <p className="num font-bold text-[1.75rem] leading-tight tracking-wider sm:text-[2.25rem]">
            {ticket.state === 'void' ? <s>{code}</s> : code}
          </p>
          <p className="mt-3 font-bold text-[1.25rem]">{t('examineeName', { name: ticket.examineeName })}</p>
        </div>
        {ticket.state !== 'issued' ? null : <QrCode text={ticket.code} label={t('qr', { code })} />}
      </div>
      <div className="px-4 pt-2 pb-4 sm:px-6">
        {ticket.state === 'void' ? <Notice tone="bad">{texts.void}</Notice> : null}
        {ticket.redeemedAt === null ? null : (
          <Notice>{t('redeemed', { date: formatJstDate(ticket.redeemedAt) })}</Notice>
        )}
        <DescriptionList
          items={[
            { term: texts.course, detail: ticket.courseTitle },
            ...(ticket.examDate === null
              ? []
              : [{ term: dates.examDate, detail: <ExamDate ticket={ticket} day={ticket.examDate} /> }]),
            {
              term: texts.validUntil,
              detail: (
                <>
                  <strong className="num text-[1.125rem]">
                    {t('validUntilDate', { date: formatJstDate(ticket.expiresAt) })}
                  </strong>
                  <span className="block text-[0.9375rem] text-ink-soft">{texts.validNote}</span>
                </>
              ),
            },
            { term: texts.facility, detail: facility.name },
            {
              term: texts.phone,
              detail: (
                <>
                  <a href={`tel:${facility.phone}`} className="link num font-bold text-[1.125rem]">
                    {facility.phone}
                  </a>
                  <span className="block text-[0.9375rem]">{facility.receptionHours}</span>
                </>
              ),
            },
            { term: texts.address, detail: facility.address },
            { term: texts.access, detail: facility.access },
            { term: texts.preparation, detail: ticket.preparation },
            { term: texts.belongings, detail: ticket.belongings },
          ]}
        />
      </div>
    </article>
  );
}
