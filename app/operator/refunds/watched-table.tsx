import { getMessages, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Pagination } from '@/components/ui/pagination';
import { type Column, Table } from '@/components/ui/table';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { hrefWith } from '@/lib/http/read-param';
import type { WatchedPage, WatchedRefund } from '@/lib/refunds/console-queries';
import { formatJstDate } from '@/lib/time/jst';
import { Moment } from '../moment';

interface WatchedTableProps {
  readonly kind: 'back' | 'bank';
  readonly page: WatchedPage;
  /** Not the first page. */
  readonly isLater: boolean;
}

const path = '/operator/refunds';

/** Refunds that wait for somebody: for a decision (`back`), or for the patient's bank account (`bank`). */
export async function WatchedTable({ kind, page, isLater }: WatchedTableProps) {
  const { operatorRefunds, operator } = await getMessages();
  const texts = operatorRefunds.queue;
  const t = await getTranslations('operatorRefunds.queue');
  if (page.rows.length === 0) {
    return (
      <EmptyState title={kind === 'back' ? texts.backEmpty : texts.bankEmpty}>
        <p>{kind === 'back' ? texts.backEmptyHelp : texts.bankEmptyHelp}</p>
      </EmptyState>
    );
  }
  const daysLeft = ({ daysLeft: count, actionExpiresAt }: WatchedRefund) =>
    count === null || actionExpiresAt === null
      ? operator.dash
      : t('days', { count, until: formatJstDate(actionExpiresAt) });
  const columns: readonly Column<WatchedRefund>[] = [
    {
      key: 'order',
      header: texts.order,
      rowHeader: true,
      cell: ({ orderId, number }) => (
        <a href={`/operator/orders/${orderId}`} className="link num inline-flex min-h-11 items-center">
          {formatOrderNumber(number)}
        </a>
      ),
    },
    { key: 'buyer', header: texts.buyer, cell: ({ buyerName }) => buyerName },
    { key: 'amount', header: texts.amount, numeric: true, cell: ({ amountYen }) => <Money amount={amountYen} /> },
    { key: 'at', header: texts.createdAt, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    kind === 'bank'
      ? { key: 'days', header: texts.daysLeft, cell: daysLeft }
      : { key: 'reason', header: texts.reason, cell: ({ failureReason }) => failureReason ?? operator.dash },
    {
      key: 'next',
      header: texts.next,
      cell: ({ orderId, chargeId }) => (
        <a
          href={chargeId === null ? `/operator/orders/${orderId}/refund` : `/operator/add-ons/${chargeId}`}
          className="link inline-flex min-h-11 items-center"
        >
          {texts.plan}
        </a>
      ),
    },
  ];
  return (
    <>
      <Table
        caption={kind === 'back' ? texts.back : texts.bank}
        hideCaption
        rows={page.rows}
        rowKey={({ refundId }) => refundId}
        columns={columns}
      />
      <Pagination
        label={texts[kind]}
        first={isLater ? { href: path, label: texts.first } : undefined}
        next={page.next === null ? undefined : { href: hrefWith(path, { [kind]: page.next }), label: texts.more }}
      />
    </>
  );
}
