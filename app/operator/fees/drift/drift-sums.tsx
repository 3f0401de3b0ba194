import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { DriftSum } from '@/lib/fees/drift-queries';
import { yen } from '@/lib/money/yen';
import { SignedYen } from '../signed-yen';

export async function DriftSums({ sums }: { sums: readonly DriftSum[] }) {
  const { fees } = await getMessages();
  const texts = fees.console.drift;
  return (
    <Table
      caption={texts.sums}
      hideCaption
      rows={sums}
      rowKey={({ method }) => method}
      columns={[
        { key: 'method', header: fees.console.method, rowHeader: true, cell: ({ method }) => fees.methods[method] },
        { key: 'compared', header: texts.compared, numeric: true, cell: ({ compared }) => compared },
        { key: 'differing', header: texts.differing, numeric: true, cell: ({ differing }) => differing },
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
          cell: ({ quotedYen, chargedYen }) => <SignedYen amount={yen(chargedYen - quotedYen)} />,
        },
      ]}
    />
  );
}
