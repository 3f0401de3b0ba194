import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { JobHealth } from '@/lib/health/read-health';
import { formatYen } from '@/lib/money/yen';
import type { parkedPayments } from '@/lib/payments/console-queries';
import type { unresolvedRequests } from '@/lib/stripe/console-queries';
import type { ExpiredTickets } from '@/lib/tickets/console-queries';
import { DisputeNotices, type DisputesFound } from './dispute-notices';
import { ExpiredTicketsNotice } from './expired-tickets-notice';
import { RefundNotices, type RefundsFound } from './refund-notices';

interface AttentionListProps {
  readonly found: {
    readonly parked: Awaited<ReturnType<typeof parkedPayments>>;
    readonly dead: number;
    readonly unresolved: Awaited<ReturnType<typeof unresolvedRequests>>;
    readonly deadMails: number;
    readonly jobs: readonly JobHealth[];
    readonly expired: ExpiredTickets;
    readonly refunds: RefundsFound;
    readonly disputes: DisputesFound;
  };
}

/** What somebody must look at, the money first; or that there is nothing. */
export async function AttentionList({ found }: AttentionListProps) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.today');
  const { parked, dead, unresolved, deadMails, jobs, expired, refunds, disputes } = found;
  const alarms = await jobAlarms(jobs);
  const counts = [
    parked.count,
    dead,
    unresolved.count,
    deadMails,
    alarms.length,
    expired.count,
    refunds.back,
    refunds.bank,
    disputes.count,
  ];
  const quiet = refunds.stop === null && counts.every((count) => count === 0);
  if (quiet) return <Notice tone="good">{texts.today.quiet}</Notice>;
  return (
    <div className="flex flex-col gap-3">
      <DisputeNotices found={disputes} />
      <RefundNotices found={refunds} />
      {parked.count === 0 ? null : (
        <Notice tone="bad" title={t('parked', { count: parked.count })}>
          <ul>
            <li>
              <a href="/operator/payments" className="link inline-flex min-h-11 items-center font-bold">
                {texts.nav.payments}
              </a>
            </li>
            {parked.newest.map(({ orderId, number, amountYen, reason }) => (
              <li key={orderId}>
                <a href={`/operator/orders/${orderId}`} className="link inline-flex min-h-11 items-center">
                  {t('parkedOrder', {
                    number: formatOrderNumber(number),
                    amount: formatYen(amountYen),
                    reason: texts.parked[reason],
                  })}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {dead === 0 ? null : (
        <Notice tone="bad" title={t('dead', { count: dead })}>
          <a href="/operator/events?state=dead" className="link inline-flex min-h-11 items-center">
            {texts.today.deadLink}
          </a>
        </Notice>
      )}
      {unresolved.count === 0 ? null : (
        <Notice tone="bad" title={t('unresolved', { count: unresolved.count })}>
          <ul>
            {unresolved.oldest.map(({ key }) => (
              <li key={key} className="break-all text-[0.9375rem]">
                {key}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ExpiredTicketsNotice expired={expired} />
      {deadMails === 0 ? null : <Notice tone="warning">{t('deadMails', { count: deadMails })}</Notice>}
      {alarms.map((alarm) => (
        <Notice key={alarm} tone="warning">
          {alarm}
        </Notice>
      ))}
    </div>
  );
}

async function jobAlarms(jobs: readonly JobHealth[]): Promise<readonly string[]> {
  const t = await getTranslations('operator.today');
  const names: Readonly<Record<string, string>> = (await getMessages()).operator.job;
  if (jobs.every((job) => job.silentSeconds === null)) return [t('noWorker')];
  return jobs.flatMap((job) => {
    const name = names[job.name] ?? job.name;
    if (job.isLate) return [t('jobLate', { name, minutes: Math.floor((job.silentSeconds ?? 0) / 60) })];
    return job.succeeded === false ? [t('jobFailed', { name })] : [];
  });
}
