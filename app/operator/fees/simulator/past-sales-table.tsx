import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { PastSales } from '@/lib/fees/past-sales';
import { addYen, yen } from '@/lib/money/yen';
import { SignedYen } from '../signed-yen';

type Row = Omit<PastSales, 'method'> & { readonly key: string; readonly name: string };

export async function PastSalesTable({ found }: { found: readonly PastSales[] }) {
  const { fees } = await getMessages();
  const texts = fees.console.simulator;
  const sum = (pick: (row: PastSales) => PastSales['amountYen']) => addYen(...found.map(pick));
  const rows: readonly Row[] = [
    ...found.map(({ method, ...row }) => ({ ...row, key: method, name: fees.methods[method] })),
    {
      key: 'sum',
      name: texts.sum,
      sales: found.reduce((count, row) => count + row.sales, 0),
      amountYen: sum((row) => row.amountYen),
      chargedYen: sum((row) => row.chargedYen),
      wouldBeYen: sum((row) => row.wouldBeYen),
    },
  ];
  return (
    <div className="mt-6">
      <Table
        caption={texts.past}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', header: fees.console.method, rowHeader: true, cell: ({ name }) => name },
          { key: 'sales', header: texts.sales, numeric: true, cell: ({ sales }) => sales },
          { key: 'amount', header: texts.amount, numeric: true, cell: ({ amountYen }) => <Money amount={amountYen} /> },
          {
            key: 'charged',
            header: texts.charged,
            numeric: true,
            cell: ({ chargedYen }) => <Money amount={chargedYen} />,
          },
          {
            key: 'wouldBe',
            header: texts.wouldBe,
            numeric: true,
            cell: ({ wouldBeYen }) => <Money amount={wouldBeYen} />,
          },
          {
            key: 'difference',
            header: texts.difference,
            numeric: true,
            cell: ({ wouldBeYen, chargedYen }) => <SignedYen amount={yen(wouldBeYen - chargedYen)} />,
          },
        ]}
      />
    </div>
  );
}
