import { getMessages } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Table } from '@/components/ui/table';
import type { AccountLine } from '@/lib/ledger/account-lines';
import { negateYen, type Yen } from '@/lib/money/yen';
import { Moment } from '../../../moment';

export async function AccountLinesTable({ lines }: { lines: readonly AccountLine[] }) {
  const { operator: texts } = await getMessages();
  const amount = (value: Yen | null) =>
    value === null ? <span aria-hidden>{texts.dash}</span> : <Money amount={value} />;
  return (
    <Table
      caption={texts.ledger.lines}
      hideCaption
      rows={lines}
      rowKey={({ entryId, position }) => `${entryId}-${position}`}
      columns={[
        {
          key: 'description',
          header: texts.ledger.description,
          rowHeader: true,
          cell: (line) => (
            <span className="flex flex-col items-end md:items-start">
              <span>{line.description}</span>
              {line.orderId === null ? null : (
                <a href={`/operator/orders/${line.orderId}`} className="link text-[0.875rem]">
                  {texts.journal.order}
                </a>
              )}
            </span>
          ),
        },
        { key: 'date', header: texts.ledger.date, cell: (line) => <Moment at={line.occurredAt} /> },
        {
          key: 'debit',
          header: texts.ledger.debit,
          numeric: true,
          cell: ({ amountYen }) => amount(amountYen > 0 ? amountYen : null),
        },
        {
          key: 'credit',
          header: texts.ledger.credit,
          numeric: true,
          cell: ({ amountYen }) => amount(amountYen < 0 ? negateYen(amountYen) : null),
        },
      ]}
    />
  );
}
