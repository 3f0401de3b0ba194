import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { DriftRow } from '@/lib/fees/drift-queries';
import { formatPercent } from '@/lib/fees/format-percent';
import { formatYen } from '@/lib/money/yen';
import { Moment } from '../../moment';
import { SignedYen } from '../signed-yen';

export async function DriftTable({ caption, drifts }: { caption: string; drifts: readonly DriftRow[] }) {
  const { fees } = await getMessages();
  const t = await getTranslations('fees.console.drift');
  const texts = fees.console.drift;
  const schedule = ({ basisPoints, minimumFeeYen, validFrom }: DriftRow) =>
    t(minimumFeeYen === 0 ? 'scheduleNoMinimum' : 'scheduleText', {
      rate: formatPercent(basisPoints),
      minimum: formatYen(minimumFeeYen),
      day: validFrom,
    });
  return (
    <Table
      caption={caption}
      hideCaption
      rows={drifts}
      rowKey={({ transactionId }) => transactionId}
      columns={[
        {
          key: 'order',
          header: texts.order,
          rowHeader: true,
          cell: ({ orderId, number, method }) => (
            <span className="flex flex-col">
              <a href={`/operator/orders/${orderId}`} className="link num font-bold">
                {formatOrderNumber(number)}
              </a>
              <span className="whitespace-nowrap text-[0.875rem] text-ink-soft">{fees.methods[method]}</span>
            </span>
          ),
        },
        { key: 'amount', header: texts.amount, numeric: true, cell: ({ amountYen }) => <Money amount={amountYen} /> },
        { key: 'quoted', header: texts.quoted, numeric: true, cell: ({ quotedYen }) => <Money amount={quotedYen} /> },
        {
          key: 'charged',
          header: texts.charged,
          numeric: true,
          cell: ({ chargedYen }) => <Money amount={chargedYen} />,
        },
        {
          key: 'difference',
          header: texts.difference,
          numeric: true,
          cell: ({ differenceYen }) => <SignedYen amount={differenceYen} />,
        },
        { key: 'schedule', header: texts.schedule, cell: schedule },
        { key: 'at', header: texts.at, numeric: true, cell: ({ comparedAt }) => <Moment at={comparedAt} /> },
      ]}
    />
  );
}
