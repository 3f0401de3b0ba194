import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { ConsoleDispute } from '@/lib/disputes/console-queries';
import { Moment } from '../moment';
import { DisputeBadge } from './dispute-badge';
import { DueText } from './due-text';
import { SubjectText } from './subject-text';

export async function DisputesTable({ disputes, now }: { disputes: readonly ConsoleDispute[]; now: Date }) {
  const { disputes: texts } = await getMessages();
  const reasons: Readonly<Record<string, string>> = texts.reason;
  return (
    <Table
      caption={texts.caption}
      hideCaption
      rows={disputes}
      rowKey={(dispute) => dispute.id}
      columns={[
        {
          key: 'order',
          header: texts.order,
          rowHeader: true,
          cell: (dispute) => (
            <a href={`/operator/disputes/${dispute.id}`} className="link num font-bold">
              {formatOrderNumber(dispute.number)}
            </a>
          ),
        },
        { key: 'subject', header: texts.subject, cell: (dispute) => <SubjectText dispute={dispute} /> },
        { key: 'state', header: texts.stateHeader, cell: ({ state }) => <DisputeBadge state={state} /> },
        { key: 'due', header: texts.due, cell: (dispute) => <DueText dispute={dispute} now={now} /> },
        { key: 'reason', header: texts.reasonHeader, cell: ({ reason }) => reasons[reason] ?? reason },
        { key: 'amount', header: texts.amount, numeric: true, cell: ({ amountYen }) => <Money amount={amountYen} /> },
        { key: 'openedAt', header: texts.openedAt, numeric: true, cell: ({ openedAt }) => <Moment at={openedAt} /> },
      ]}
    />
  );
}
