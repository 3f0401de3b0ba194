import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { StateBadge } from '@/components/ui/state-badge';
import { Table } from '@/components/ui/table';
import type { PayableShare } from '@/lib/shares/facility-queries';
import { formatJstDate, startOfJstDay } from '@/lib/time/jst';

const tones = { waiting: 'neutral', payable: 'good', reversed: 'bad' } as const;

export async function PayablesTable({ shares }: { shares: readonly PayableShare[] }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  const state = (share: PayableShare) => (
    <span className="flex flex-col items-end gap-1 md:items-start">
      <StateBadge tone={tones[share.state]}>{texts.payables.stateOf[share.state]}</StateBadge>
      {share.state === 'payable' && share.payableYen < share.shareYen ? (
        <span className="text-[0.875rem] text-ink-soft">{texts.payables.reduced}</span>
      ) : null}
    </span>
  );
  return (
    <Table
      caption={texts.payables.title}
      hideCaption
      rows={shares}
      rowKey={(share) => share.shareId}
      columns={[
        {
          key: 'at',
          header: texts.payables.at,
          cell: (share) => <span className="whitespace-nowrap">{formatJstDate(share.recognisedAt)}</span>,
        },
        {
          key: 'examinee',
          header: texts.payables.examinee,
          rowHeader: true,
          cell: (share) => t('name', { name: share.examineeName }),
        },
        { key: 'course', header: texts.payables.course, cell: (share) => share.courseTitle },
        {
          key: 'examDate',
          header: texts.payables.examDate,
          cell: (share) =>
            share.examDate === null ? texts.ticket.undated : formatJstDate(startOfJstDay(share.examDate)),
        },
        {
          key: 'amount',
          header: texts.payables.amount,
          numeric: true,
          cell: (share) => <Money amount={share.payableYen} />,
        },
        { key: 'state', header: texts.payables.state, cell: state },
      ]}
    />
  );
}
