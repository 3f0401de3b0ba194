import { getMessages, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { PayableMovement } from '@/lib/shares/payable-movements';
import { formatCalendarDay, formatJstDate } from '@/lib/time/jst';
import { SignedYen } from './signed-yen';

/** What moved the payable, one row per fact. */
export async function PayablesTable({ movements }: { movements: readonly PayableMovement[] }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  return (
    <Table
      caption={texts.payables.title}
      hideCaption
      rows={movements}
      rowKey={({ cursor }) => `${cursor.lineId} ${cursor.factKind} ${cursor.factId}`}
      columns={[
        {
          key: 'at',
          header: texts.payables.at,
          cell: ({ at }) => <span className="whitespace-nowrap">{formatJstDate(at)}</span>,
        },
        { key: 'kind', header: texts.payables.kind, cell: ({ kind }) => texts.payables.kindOf[kind] },
        {
          key: 'examinee',
          header: texts.payables.examinee,
          rowHeader: true,
          cell: ({ examineeName }) => t('name', { name: examineeName }),
        },
        { key: 'course', header: texts.payables.course, cell: ({ title }) => title },
        {
          key: 'examDate',
          header: texts.payables.examDate,
          cell: ({ examDate }) => (examDate === null ? texts.ticket.undated : formatCalendarDay(examDate)),
        },
        {
          key: 'amount',
          header: texts.payables.amount,
          numeric: true,
          cell: ({ changeYen }) => <SignedYen amount={changeYen} />,
        },
      ]}
    />
  );
}
