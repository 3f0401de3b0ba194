import { TicketCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { expectedToday, redeemedToday, sumToday } from '@/lib/tickets/counter-queries';
import { formatJstDate } from '@/lib/time/jst';
import { ExpectedVisits } from './expected-visits';
import { RedeemedVisits } from './redeemed-visits';

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { facility } = await getMessages();
  return { title: facility.today.title, robots: { index: false } };
}

export default async function FacilityTodayPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('facility');
  const params = await searchParams;
  const expectedAfter = parseId('tkt', readParam(params, 'expected'));
  const redeemedAfter = parseId('rdm', readParam(params, 'redeemed'));
  const [expected, redeemed, sum] = await Promise.all([
    expectedToday(ctx, { after: expectedAfter, size: pageSize }),
    redeemedToday(ctx, { after: redeemedAfter, size: pageSize }),
    sumToday(ctx),
  ]);
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.today');
  return (
    <>
      <PageHeading title={texts.today.title}>
        <p className="text-ink-soft">{formatJstDate(ctx.clock.now())}</p>
      </PageHeading>
      <ButtonLink
        href="/facility/tickets"
        icon={<TicketCheck aria-hidden className="size-6" />}
        className="min-h-16 w-full text-[1.25rem] sm:max-w-[28rem]"
      >
        {texts.today.redeem}
      </ButtonLink>
      <dl className="grid gap-4 sm:max-w-[46rem] sm:grid-cols-2">
        <Card className="flex flex-wrap items-baseline justify-between gap-x-4 sm:block">
          <dt className="text-[0.9375rem] text-ink-soft">{texts.today.done}</dt>
          <dd className="num font-bold text-[1.75rem] leading-tight">{t('count', { count: sum.count })}</dd>
        </Card>
        <Card className="flex flex-wrap items-baseline justify-between gap-x-4 sm:block">
          <dt className="text-[0.9375rem] text-ink-soft">{texts.today.payable}</dt>
          <dd>
            <Money amount={sum.payableYen} size="lg" />
          </dd>
        </Card>
      </dl>
      <Card as="section" title={texts.today.expected}>
        <ExpectedVisits page={expected} isFirst={expectedAfter === null} />
      </Card>
      <Card as="section" title={texts.today.redeemed}>
        <RedeemedVisits page={redeemed} isFirst={redeemedAfter === null} />
      </Card>
    </>
  );
}
