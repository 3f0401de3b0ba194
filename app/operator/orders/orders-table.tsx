import { getTranslations } from 'next-intl/server';
import { EmailText } from '@/components/ui/email-text';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { OrderRow } from '@/lib/checkout/console-queries';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { OrderBadge } from '../badges';
import { Moment } from '../moment';

export async function OrdersTable({ orders }: { orders: readonly OrderRow[] }) {
  const t = await getTranslations('operator.orders');
  const buyer = ({ buyerName, buyerEmail }: OrderRow) =>
    buyerEmail === null ? (
      <span className="text-ink-soft">{t('noBuyer')}</span>
    ) : (
      <span className="flex min-w-0 flex-col lg:min-w-44">
        <span>{buyerName}</span>
        <span className="text-[0.875rem] text-ink-soft">
          <EmailText email={buyerEmail} />
        </span>
      </span>
    );
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={orders}
      rowKey={(order) => order.orderId}
      columns={[
        {
          key: 'number',
          header: t('number'),
          rowHeader: true,
          cell: (order) => (
            <a href={`/operator/orders/${order.orderId}`} className="link num font-bold">
              {formatOrderNumber(order.number)}
            </a>
          ),
        },
        { key: 'state', header: t('state'), cell: (order) => <OrderBadge {...order} /> },
        { key: 'buyer', header: t('buyer'), cell: buyer },
        {
          key: 'course',
          header: t('course'),
          cell: ({ firstCourse, lineCount }) =>
            lineCount > 1 ? t('more', { course: firstCourse, count: lineCount - 1 }) : firstCourse,
        },
        { key: 'total', header: t('total'), numeric: true, cell: (order) => <Money amount={order.totalYen} /> },
        { key: 'createdAt', header: t('createdAt'), numeric: true, cell: (order) => <Moment at={order.createdAt} /> },
      ]}
    />
  );
}
