import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { ConsoleLine } from '@/lib/checkout/console-order';
import type { OrderId } from '@/lib/ids';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatCalendarDay, formatJstDate } from '@/lib/time/jst';
import { TicketBadge } from '../../badges';
import { LineShare } from './line-share';

export async function LinesTable({ orderId, lines }: { orderId: OrderId; lines: readonly ConsoleLine[] }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.order');
  const calendar = await getTranslations('calendar.operator');
  const examinee = ({ examineeName, examineeKana }: ConsoleLine) =>
    examineeName === null ? (
      <span className="text-ink-soft">{texts.orders.noBuyer}</span>
    ) : (
      <span className="flex flex-col">
        <span>{examineeName}</span>
        <span className="text-[0.875rem] text-ink-soft">{examineeKana}</span>
      </span>
    );
  const ticket = (line: ConsoleLine) =>
    line.ticket === null ? (
      <span className="text-ink-soft">{texts.order.notIssued}</span>
    ) : (
      <span className="flex flex-col items-end gap-1 md:items-start">
        <TicketBadge state={line.ticket.state} />
        <span className="text-[0.875rem]">
          {t('ticketUntil', {
            code: groupByFour(line.ticket.code),
            until: formatJstDate(line.ticket.expiresAt),
          })}
        </span>
      </span>
    );
  return (
    <Table
      caption={texts.order.lines}
      hideCaption
      rows={lines}
      rowKey={(line) => line.lineId}
      columns={[
        {
          key: 'course',
          header: texts.order.course,
          rowHeader: true,
          cell: (line) => (
            <span className="flex flex-col">
              <span>{line.courseTitle}</span>
              <span className="text-[0.875rem] text-ink-soft">{line.facilityName}</span>
              {line.examDate === null ? null : (
                <span>{calendar('examDate', { date: formatCalendarDay(line.examDate) })}</span>
              )}
              {line.examDate === null || line.ticket?.state !== 'issued' ? null : (
                <a href={`/operator/orders/${orderId}/change-date`} className="link inline-flex min-h-11 items-center">
                  {calendar('change')}
                </a>
              )}
            </span>
          ),
        },
        { key: 'examinee', header: texts.order.examinee, cell: examinee },
        { key: 'ticket', header: texts.order.ticket, cell: ticket },
        { key: 'share', header: texts.order.share, cell: (line) => <LineShare share={line.share} /> },
        {
          key: 'amount',
          header: texts.order.amount,
          numeric: true,
          cell: (line) => <Money amount={line.totalYen} />,
        },
      ]}
    />
  );
}
