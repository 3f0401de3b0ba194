import { getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { type Column, Table } from '@/components/ui/table';
import type { JournalEntryView } from '@/lib/ledger/queries';
import { addYen, negateYen, type Yen, yen } from '@/lib/money/yen';
import { Moment } from './moment';

interface JournalTableProps {
  readonly entries: readonly JournalEntryView[];
  /** Ends with the sum of both columns. */
  readonly withSum?: boolean;
  readonly withOrders?: boolean;
}

interface JournalRow {
  readonly key: string;
  /** Null in the row of sums. */
  readonly entry: JournalEntryView | null;
  readonly isFirst: boolean;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly debitYen: Yen | null;
  readonly creditYen: Yen | null;
}

function rowsOf(entries: readonly JournalEntryView[]): readonly JournalRow[] {
  return entries.flatMap((entry) =>
    entry.lines.map((line, index) => ({
      key: `${entry.id}-${index}`,
      entry,
      isFirst: index === 0,
      account: { id: line.accountId, name: line.accountName },
      debitYen: line.amountYen > 0 ? line.amountYen : null,
      creditYen: line.amountYen < 0 ? negateYen(line.amountYen) : null,
    })),
  );
}

function sumOf(rows: readonly JournalRow[]): JournalRow {
  const zero = yen(0);
  return {
    key: 'sum',
    entry: null,
    isFirst: true,
    account: null,
    debitYen: addYen(...rows.map((row) => row.debitYen ?? zero)),
    creditYen: addYen(...rows.map((row) => row.creditYen ?? zero)),
  };
}

/** Journal lines with their accounts, debit and credit in columns of their own. */
export async function JournalTable({ entries, withSum = false, withOrders = false }: JournalTableProps) {
  const t = await getTranslations('operator');
  const lines = rowsOf(entries);
  const amount = (value: Yen | null, row: JournalRow) =>
    value === null ? <span aria-hidden>{t('dash')}</span> : <Money amount={value} size={row.entry ? 'sm' : 'md'} />;
  const columns: readonly Column<JournalRow>[] = [
    {
      key: 'entry',
      header: t('journal.entry'),
      rowHeader: true,
      cell: ({ entry, isFirst }) =>
        entry === null ? (
          <strong>{t('journal.sum')}</strong>
        ) : !isFirst ? (
          <span className="text-ink-soft">{entry.description}</span>
        ) : (
          <EntryCell
            entry={entry}
            link={withOrders && entry.orderId !== null ? { id: entry.orderId, label: t('journal.order') } : null}
          />
        ),
    },
    {
      key: 'account',
      header: t('journal.account'),
      cell: ({ account }) =>
        account === null ? null : (
          <a href={`/operator/ledger/accounts/${encodeURIComponent(account.id)}`} className="link">
            {account.name}
          </a>
        ),
    },
    {
      key: 'debit',
      header: t('journal.debit'),
      numeric: true,
      cell: (row) => amount(row.debitYen, row),
    },
    {
      key: 'credit',
      header: t('journal.credit'),
      numeric: true,
      cell: (row) => amount(row.creditYen, row),
    },
  ];
  return (
    <Table
      caption={t('journal.caption')}
      hideCaption
      columns={columns}
      rows={withSum ? [...lines, sumOf(lines)] : lines}
      rowKey={(row) => row.key}
    />
  );
}

function EntryCell({
  entry,
  link,
}: {
  entry: JournalEntryView;
  link: { readonly id: string; readonly label: string } | null;
}) {
  return (
    <span className="flex flex-col items-end gap-0.5 text-right md:items-start md:text-left">
      <span>{entry.description}</span>
      <span className="text-[0.875rem] text-ink-soft">
        <Moment at={entry.occurredAt} />
      </span>
      {link === null ? null : (
        <a href={`/operator/orders/${link.id}`} className="link text-[0.875rem]">
          {link.label}
        </a>
      )}
    </span>
  );
}
