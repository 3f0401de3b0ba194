import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import { formatYen } from '@/lib/money/yen';
import type { RefundHistoryRow } from '@/lib/refunds/read-refund-planner';
import { formatJstDateTime } from '@/lib/time/jst';
import { RefundBadge } from '../../../badges';
import { Moment } from '../../../moment';

type ShownRefund = Pick<
  RefundHistoryRow,
  'createdAt' | 'state' | 'failureReason' | 'actionExpiresAt' | 'amountYen' | 'lines' | 'note' | 'requester' | 'reason'
> & { readonly refundId: string };

/** Every refund of an order: what went back of which line, who asked for it, and where it stands. */
export async function RefundHistory({ rows }: { rows: readonly ShownRefund[] }) {
  const { operatorRefunds } = await getMessages();
  const texts = operatorRefunds.history;
  const t = await getTranslations('operatorRefunds.history');
  if (rows.length === 0) return <p>{texts.empty}</p>;
  return (
    <Table
      caption={texts.title}
      hideCaption
      rows={rows}
      rowKey={({ refundId }) => refundId}
      columns={[
        { key: 'at', header: texts.at, rowHeader: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
        {
          key: 'state',
          header: texts.state,
          cell: ({ state, failureReason, actionExpiresAt }) => (
            <span className="flex flex-col items-end gap-1 md:items-start">
              <RefundBadge state={state} />
              {failureReason === null ? null : (
                <span className="text-[0.875rem] text-bad">{t('failure', { reason: failureReason })}</span>
              )}
              {actionExpiresAt === null ? null : (
                <span className="text-[0.875rem]">{t('bank', { at: formatJstDateTime(actionExpiresAt) })}</span>
              )}
            </span>
          ),
        },
        { key: 'amount', header: texts.amount, numeric: true, cell: ({ amountYen }) => <Money amount={amountYen} /> },
        {
          key: 'lines',
          header: texts.lines,
          cell: ({ lines, note }) => (
            <span className="flex flex-col items-end md:items-start">
              {lines.map(({ lineId, courseTitle, amountYen }) => (
                <span key={lineId}>{t('line', { course: courseTitle, amount: formatYen(amountYen) })}</span>
              ))}
              {note === null ? null : <span className="text-[0.875rem] text-ink-soft">{note}</span>}
            </span>
          ),
        },
        { key: 'requester', header: texts.requester, cell: ({ requester }) => texts.requesters[requester] },
        { key: 'reason', header: texts.reason, cell: ({ reason }) => reason },
      ]}
    />
  );
}
