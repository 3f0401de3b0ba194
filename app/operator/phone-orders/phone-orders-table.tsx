import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { PhoneOrderRow } from '@/lib/phone-orders/queries';
import { OrderBadge } from '../badges';
import { Moment } from '../moment';

export async function PhoneOrdersTable({ orders }: { orders: readonly PhoneOrderRow[] }) {
  const { phoneOrders: texts } = await getMessages();
  return (
    <Table
      caption={texts.caption}
      hideCaption
      rows={orders}
      rowKey={({ orderId }) => orderId}
      columns={[
        {
          key: 'number',
          header: texts.number,
          rowHeader: true,
          cell: ({ orderId, number }) => (
            <a href={`/operator/phone-orders/${orderId}`} className="link num font-bold">
              {formatOrderNumber(number)}
            </a>
          ),
        },
        { key: 'state', header: texts.state, cell: (order) => <OrderBadge {...order} /> },
        { key: 'buyer', header: texts.buyer, cell: ({ buyerName }) => buyerName },
        { key: 'total', header: texts.total, numeric: true, cell: ({ totalYen }) => <Money amount={totalYen} /> },
        { key: 'until', header: texts.until, numeric: true, cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
        {
          key: 'createdAt',
          header: texts.createdAt,
          numeric: true,
          cell: ({ createdAt }) => <Moment at={createdAt} />,
        },
      ]}
    />
  );
}
