import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { StateBadge } from '@/components/ui/state-badge';
import { Table } from '@/components/ui/table';
import { requireRole } from '@/lib/auth/require-role';
import { fixedAccounts } from '@/lib/ledger/accounts';
import { formatYen, yen } from '@/lib/money/yen';
import { type BalanceComparison, compareBalanceIfReachable } from '@/lib/reconciliation/compare-balance';

/** Our two Stripe accounts beside what Stripe itself says now. */
export async function StripeAgreement() {
  const ctx = await requireRole('operator');
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.ledger');
  const comparisons = await compareBalanceIfReachable(ctx);
  if (comparisons === null) return <Notice tone="warning">{texts.today.stripeAway}</Notice>;
  const difference = ({ differenceYen }: BalanceComparison) => {
    const amount = formatYen(yen(Math.abs(differenceYen)));
    if (differenceYen === 0) return <StateBadge tone="good">{texts.ledger.same}</StateBadge>;
    return <StateBadge tone="bad">{t(differenceYen > 0 ? 'more' : 'less', { amount })}</StateBadge>;
  };
  return (
    <>
      <Table
        caption={texts.ledger.agreement}
        hideCaption
        rows={comparisons}
        rowKey={({ account }) => account}
        columns={[
          {
            key: 'account',
            header: texts.ledger.account,
            rowHeader: true,
            cell: ({ account }) => fixedAccounts[account].name,
          },
          {
            key: 'ours',
            header: texts.ledger.ours,
            numeric: true,
            cell: ({ oursYen }) => <Money amount={oursYen} />,
          },
          {
            key: 'stripe',
            header: texts.ledger.stripe,
            numeric: true,
            cell: ({ stripeYen }) => <Money amount={stripeYen} />,
          },
          { key: 'difference', header: texts.ledger.difference, numeric: true, cell: difference },
        ]}
      />
      <p className="mt-3 text-[0.9375rem] text-ink-soft">{texts.ledger.agreementHelp}</p>
    </>
  );
}
