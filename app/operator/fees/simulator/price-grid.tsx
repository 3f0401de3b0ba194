import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import { formatPercent } from '@/lib/fees/format-percent';
import { paymentMethods } from '@/lib/fees/methods';
import type { PriceRow } from '@/lib/fees/price-table';
import { OfferState } from './offer-state';

/** Typical prices by method: fee, its part, and whether the guard would offer it. */
export async function PriceGrid({ rows }: { rows: readonly PriceRow[] }) {
  const { fees } = await getMessages();
  const texts = fees.console.simulator;
  return (
    <Table
      caption={texts.prices}
      hideCaption
      rows={rows}
      rowKey={({ priceYen }) => String(priceYen)}
      columns={[
        {
          key: 'price',
          header: texts.total,
          rowHeader: true,
          numeric: true,
          cell: ({ priceYen }) => <Money amount={priceYen} />,
        },
        ...paymentMethods.map((method) => ({
          key: method,
          header: fees.methods[method],
          cell: ({ quotes }: PriceRow) => {
            const quote = quotes.find((found) => found.method === method);
            if (quote === undefined) return '–';
            return (
              <span className="flex flex-col items-end gap-1 md:items-start">
                <span className="num">
                  <Money amount={quote.feeYen} />（{formatPercent(quote.feeShareBasisPoints)}）
                </span>
                <OfferState reason={quote.reason} />
              </span>
            );
          },
        })),
      ]}
    />
  );
}
