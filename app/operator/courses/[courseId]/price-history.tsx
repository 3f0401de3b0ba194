import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { priceHistory } from '@/lib/course-editor/queries';
import { Moment } from '../../moment';

/** Which prices were really asked, and since when. */
export async function PriceHistory({ changes }: { changes: Awaited<ReturnType<typeof priceHistory>> }) {
  const { courseEditor: texts } = await getMessages();
  if (changes.length === 0) return <p>{texts.historyEmpty}</p>;
  return (
    <Table
      caption={texts.history}
      hideCaption
      rows={changes}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: texts.historyAt, rowHeader: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
        {
          key: 'before',
          header: texts.historyBefore,
          numeric: true,
          cell: ({ beforeYen }) => (beforeYen === null ? texts.none : <Money amount={beforeYen} />),
        },
        {
          key: 'after',
          header: texts.historyAfter,
          numeric: true,
          cell: ({ afterYen }) => <Money amount={afterYen} />,
        },
        { key: 'by', header: texts.historyBy, cell: ({ by }) => by ?? texts.none },
      ]}
    />
  );
}
