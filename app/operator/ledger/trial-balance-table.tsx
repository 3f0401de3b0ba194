import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import type { AccountBalance, TrialBalance } from '@/lib/ledger/trial-balance';
import { formatYen } from '@/lib/money/yen';

type Row = Omit<AccountBalance, 'kind' | 'accountId'> & {
  /** Null in the row of sums. */
  readonly account: Pick<AccountBalance, 'accountId' | 'kind'> | null;
};

/** Every account with its turnover, the sums, and the proof that debit equals credit. */
export async function TrialBalanceTable({ balance }: { balance: TrialBalance }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.ledger');
  const { accounts, debitYen, creditYen, differenceYen } = balance;
  const values = {
    debit: formatYen(debitYen),
    credit: formatYen(creditYen),
    difference: formatYen(differenceYen),
  };
  const rows: readonly Row[] = [
    ...accounts.map(({ accountId, kind, ...account }) => ({ ...account, account: { accountId, kind } })),
    { account: null, name: texts.ledger.total, debitYen, creditYen, balanceYen: differenceYen },
  ];
  const size = (row: Row) => (row.account === null ? 'md' : 'sm');
  return (
    <div className="flex flex-col gap-4">
      <Notice tone={differenceYen === 0 ? 'good' : 'bad'}>
        {differenceYen === 0 ? t('proven', values) : t('broken', values)}
      </Notice>
      <Table
        caption={texts.ledger.trial}
        hideCaption
        rows={rows}
        rowKey={({ account }) => account?.accountId ?? 'sum'}
        columns={[
          {
            key: 'name',
            header: texts.ledger.account,
            rowHeader: true,
            cell: ({ account, name }) =>
              account === null ? (
                <strong>{name}</strong>
              ) : (
                <a href={`/operator/ledger/accounts/${encodeURIComponent(account.accountId)}`} className="link">
                  {name}
                </a>
              ),
          },
          {
            key: 'kind',
            header: texts.ledger.kind,
            cell: ({ account }) => (account === null ? '' : texts.ledger.kinds[account.kind]),
          },
          {
            key: 'debit',
            header: texts.ledger.debit,
            numeric: true,
            cell: (row) => <Money amount={row.debitYen} size={size(row)} />,
          },
          {
            key: 'credit',
            header: texts.ledger.credit,
            numeric: true,
            cell: (row) => <Money amount={row.creditYen} size={size(row)} />,
          },
          {
            key: 'balance',
            header: texts.ledger.balance,
            numeric: true,
            cell: (row) => <Money amount={row.balanceYen} size={size(row)} />,
          },
        ]}
      />
    </div>
  );
}
