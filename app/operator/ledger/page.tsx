import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Suspense } from 'react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { listEntries } from '@/lib/ledger/console-queries';
import { trialBalance } from '@/lib/ledger/trial-balance';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { JournalTable } from '../journal-table';
import { PageLinks } from '../page-links';
import { StripeAgreement } from './stripe-agreement';
import { TrialBalanceTable } from './trial-balance-table';

const path = '/operator/ledger';
const pageSize = 25;

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.ledger.title, robots: { index: false } };
}

export default async function LedgerPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const after = parseCursor('jrn', readParam(await searchParams, 'after'));
  const [balance, page] = await Promise.all([trialBalance(ctx), listEntries(ctx, { after, size: pageSize })]);
  const { operator: texts } = await getMessages();
  return (
    <>
      <PageHeading title={texts.ledger.title} />
      <Card as="section" title={texts.ledger.trial}>
        {balance.accounts.length === 0 ? (
          <EmptyState title={texts.ledger.trialEmpty}>
            <p>{texts.ledger.trialEmptyHelp}</p>
          </EmptyState>
        ) : (
          <TrialBalanceTable balance={balance} />
        )}
      </Card>
      <Card as="section" title={texts.ledger.agreement}>
        <Suspense fallback={<Skeleton label={texts.today.checking} />}>
          <StripeAgreement />
        </Suspense>
      </Card>
      <Card as="section" title={texts.ledger.latest}>
        {page.entries.length === 0 ? (
          <p>{texts.ledger.trialEmptyHelp}</p>
        ) : (
          <JournalTable entries={page.entries} withOrders />
        )}
      </Card>
      <PageLinks path={path} isLater={after !== null} next={page.next && formatCursor(page.next)} />
    </>
  );
}
