import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import { formatPercent } from '@/lib/fees/format-percent';
import type { PaymentMethodType } from '@/lib/fees/methods';
import type { MethodQuote, Sale } from '@/lib/fees/quote-methods';
import { leftForUs } from '@/lib/fees/simulate-sale';
import { OfferState } from './offer-state';

interface QuoteTableProps {
  readonly sale: Sale;
  readonly quotes: readonly MethodQuote[];
  /** Methods that are switched off in the schedule. */
  readonly off: ReadonlySet<PaymentMethodType>;
}

export async function QuoteTable({ sale, quotes, off }: QuoteTableProps) {
  const { fees } = await getMessages();
  const texts = fees.console.simulator;
  return (
    <Table
      caption={texts.result}
      hideCaption
      rows={quotes}
      rowKey={({ method }) => method}
      columns={[
        { key: 'method', header: fees.console.method, rowHeader: true, cell: ({ method }) => fees.methods[method] },
        { key: 'fee', header: texts.fee, numeric: true, cell: ({ feeYen }) => <Money amount={feeYen} /> },
        {
          key: 'feeShare',
          header: texts.feeShare,
          numeric: true,
          cell: ({ feeShareBasisPoints }) => formatPercent(feeShareBasisPoints),
        },
        {
          key: 'left',
          header: texts.left,
          numeric: true,
          cell: ({ feeYen }) => <Money amount={leftForUs(sale, feeYen)} />,
        },
        { key: 'net', header: texts.leftBefore, numeric: true, cell: ({ netYen }) => <Money amount={netYen} /> },
        {
          key: 'offer',
          header: texts.offer,
          cell: ({ method, reason }) => <OfferState reason={reason} isOff={off.has(method)} />,
        },
      ]}
    />
  );
}
