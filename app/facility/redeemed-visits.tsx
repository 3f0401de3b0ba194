import { getMessages } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import type { RedeemedVisit } from '@/lib/tickets/counter-queries';
import { formatJstTime } from '@/lib/time/jst';
import { Examinee } from './examinee';

interface RedeemedVisitsProps {
  readonly page: { readonly visits: readonly RedeemedVisit[]; readonly next: string | null };
  readonly isFirst: boolean;
}

/** Who came today, with what is due for it and the way to take it back. */
export async function RedeemedVisits({ page, isFirst }: RedeemedVisitsProps) {
  const { facility: texts, common } = await getMessages();
  if (page.visits.length === 0 && isFirst) {
    return (
      <EmptyState title={texts.today.redeemedEmpty}>
        <p>{texts.today.redeemedEmptyHelp}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={texts.today.redeemed}
        hideCaption
        rows={page.visits}
        rowKey={(visit) => visit.redemptionId}
        columns={[
          {
            key: 'examinee',
            header: texts.today.examinee,
            rowHeader: true,
            cell: (visit) => <Examinee name={visit.examineeName} kana={visit.examineeKana} />,
          },
          { key: 'course', header: texts.today.course, cell: (visit) => visit.courseTitle },
          {
            key: 'at',
            header: texts.today.at,
            cell: (visit) => <span className="num">{formatJstTime(visit.redeemedAt)}</span>,
          },
          {
            key: 'amount',
            header: texts.today.amount,
            numeric: true,
            cell: (visit) => <Money amount={visit.payableYen} />,
          },
          {
            key: 'detail',
            header: texts.today.detail,
            cell: (visit) => (
              <a href={`/facility/tickets/${visit.ticketId}`} className="link inline-flex min-h-11 items-center">
                {texts.today.detail}
                <span className="sr-only">（{visit.examineeName}）</span>
              </a>
            ),
          },
        ]}
      />
      <Pagination
        label={common.pages}
        next={page.next === null ? undefined : { href: `/facility?redeemed=${page.next}`, label: common.next }}
        first={isFirst ? undefined : { href: '/facility', label: common.first }}
      />
    </>
  );
}
