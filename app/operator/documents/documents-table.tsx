import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { ConsoleDocument } from '@/lib/documents/console-queries';
import { formatYen } from '@/lib/money/yen';
import { formatCalendarDay } from '@/lib/time/jst';

export async function DocumentsTable({ documents }: { documents: readonly ConsoleDocument[] }) {
  const { documents: texts } = await getMessages();
  const { operator, list } = texts;
  return (
    <Table
      caption={operator.caption}
      hideCaption
      rows={documents}
      rowKey={(document) => document.id}
      columns={[
        {
          key: 'number',
          header: operator.number,
          rowHeader: true,
          cell: ({ id, number, kind }) => (
            <>
              <a href={`/operator/documents/${id}`} className="link num whitespace-nowrap font-bold" download>
                {number}
                <span className="sr-only">（{operator.pdf}）</span>
              </a>
              <span className="block whitespace-nowrap font-normal text-ink-soft">{list.kind[kind]}</span>
            </>
          ),
        },
        {
          key: 'day',
          header: operator.day,
          cell: ({ transactionDay }) => <span className="whitespace-nowrap">{formatCalendarDay(transactionDay)}</span>,
        },
        {
          key: 'counterparty',
          header: operator.counterparty,
          cell: ({ counterparty, addressee }) => (
            <>
              {counterparty}
              {addressee === counterparty ? null : <span className="block text-ink-soft">{addressee}</span>}
            </>
          ),
        },
        {
          key: 'amount',
          header: operator.amount,
          numeric: true,
          cell: ({ amountYen, taxYen }) => (
            <>
              <Money amount={amountYen} />
              <span className="block whitespace-nowrap text-[0.875rem] text-ink-soft">
                {operator.tax} {formatYen(taxYen)}
              </span>
            </>
          ),
        },
        { key: 'issuer', header: operator.issuer, cell: ({ issuerName }) => issuerName },
        {
          key: 'order',
          header: operator.order,
          cell: ({ orderId, orderNumber }) => (
            <a href={`/operator/orders/${orderId}`} className="link num whitespace-nowrap">
              {orderNumber}
            </a>
          ),
        },
      ]}
    />
  );
}
