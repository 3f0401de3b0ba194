import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import { requireRole } from '@/lib/auth/require-role';
import { disputesToAnswer } from '@/lib/disputes/console-queries';
import { readJobs } from '@/lib/health/read-health';
import { readTakings } from '@/lib/ledger/takings';
import { countDeadMails } from '@/lib/notify/console-queries';
import { parkedPayments } from '@/lib/payments/console-queries';
import { readMoneyStop } from '@/lib/reconciliation/money-stop';
import { countWatchedRefunds } from '@/lib/refunds/console-queries';
import { unresolvedRequests } from '@/lib/stripe/console-queries';
import { expiredTickets } from '@/lib/tickets/console-queries';
import { dayMs, shift } from '@/lib/time/duration';
import { formatJstDateTime, jstDay, startOfJstDay } from '@/lib/time/jst';
import { countDeadEvents } from '@/lib/webhooks/console-queries';
import { countRescued } from '@/lib/webhooks/inbox-queries';
import { AttentionList } from './attention-list';
import { Checks } from './checks';
import { JobsTable } from './jobs-table';
import { TakingsCard } from './takings-card';

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.today.title, robots: { index: false } };
}

export default async function TodayPage() {
  const ctx = await requireRole('operator');
  const now = ctx.clock.now();
  const today = jstDay(now);
  const until = shift(startOfJstDay(today), dayMs);
  const [day, month, parked, dead, unresolved, deadMails, jobs, rescued, expired, stop, watched, disputes] =
    await Promise.all([
      readTakings(ctx, { from: startOfJstDay(today), until }),
      readTakings(ctx, { from: startOfJstDay(`${today.slice(0, 8)}01`), until }),
      parkedPayments(ctx, 5),
      countDeadEvents(ctx),
      unresolvedRequests(ctx, 5),
      countDeadMails(ctx),
      readJobs(ctx),
      countRescued(ctx),
      expiredTickets(ctx, 5),
      readMoneyStop(ctx),
      countWatchedRefunds(ctx),
      disputesToAnswer(ctx, 5),
    ]);
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator');
  return (
    <>
      <PageHeading title={texts.today.title}>
        <p className="text-[0.9375rem] text-ink-soft">{t('today.asOf', { at: formatJstDateTime(now) })}</p>
      </PageHeading>
      <section aria-label={texts.today.figures} className="grid gap-4 lg:grid-cols-2">
        <TakingsCard title={texts.today.day} takings={day} />
        <TakingsCard title={texts.today.month} takings={month} />
      </section>
      <Card as="section" title={texts.today.attention}>
        <AttentionList
          found={{ parked, dead, unresolved, deadMails, jobs, expired, refunds: { stop, ...watched }, disputes }}
        />
      </Card>
      <Card as="section" title={texts.today.checks}>
        <Suspense fallback={<Skeleton label={texts.today.checking} />}>
          <Checks />
        </Suspense>
      </Card>
      <Card as="section" title={texts.today.background}>
        <p>
          {texts.today.rescued}　<strong className="num text-[1.25rem]">{t('count', { count: rescued })}</strong>
        </p>
        <p className="mb-6 text-[0.9375rem] text-ink-soft">{texts.today.rescuedHelp}</p>
        <JobsTable jobs={jobs} />
      </Card>
    </>
  );
}
