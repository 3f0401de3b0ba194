import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { readMoneyStop } from '@/lib/reconciliation/money-stop';
import { parseAnyRefundId, refundsThatCameBack, refundsWithoutBank } from '@/lib/refunds/console-queries';
import { MoneyStopCard } from './money-stop-card';
import { WatchedTable } from './watched-table';

export async function generateMetadata(): Promise<Metadata> {
  const { operatorRefunds } = await getMessages();
  return { title: operatorRefunds.queue.title, robots: { index: false } };
}

/** Refunds that have not reached their patient, and whether money may leave at all. */
export default async function RefundsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const backAfter = parseAnyRefundId(readParam(params, 'back'));
  const bankAfter = parseAnyRefundId(readParam(params, 'bank'));
  const [stop, back, bank] = await Promise.all([
    readMoneyStop(ctx),
    refundsThatCameBack(ctx, backAfter),
    refundsWithoutBank(ctx, bankAfter),
  ]);
  const { operatorRefunds } = await getMessages();
  const texts = operatorRefunds.queue;
  return (
    <>
      <PageHeading title={texts.title} />
      <p>{texts.lead}</p>
      <MoneyStopCard stop={stop} />
      <Card as="section" title={texts.back}>
        <p className="mb-4 text-ink-soft">{texts.backHelp}</p>
        <WatchedTable kind="back" page={back} isLater={backAfter !== null} />
      </Card>
      <Card as="section" title={texts.bank}>
        <p className="mb-4 text-ink-soft">{texts.bankHelp}</p>
        <WatchedTable kind="bank" page={bank} isLater={bankAfter !== null} />
      </Card>
    </>
  );
}
