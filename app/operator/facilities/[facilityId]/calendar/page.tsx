import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { AppError } from '@/lib/errors';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { readFacilityMonth } from '@/lib/schedule/facility-month';
import { formatMonth, monthAfter, monthBefore, readMonth } from '@/lib/shares/month';
import { MonthTable } from '../../../../facility/calendar/month-table';

export async function generateMetadata(): Promise<Metadata> {
  const { calendar } = await getMessages();
  return { title: calendar.title, robots: { index: false } };
}

interface CalendarProps {
  readonly params: Promise<{ facilityId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** A facility's calendar to look at; only its own people change it. */
export default async function FacilityCalendarPage({ params, searchParams }: CalendarProps) {
  const ctx = await requireRole('operator');
  const facilityId = parseId('fac', (await params).facilityId);
  if (facilityId === null) return leaveAsNotFound();
  const month = readMonth(readParam(await searchParams, 'month'), ctx.clock.now());
  const shown = await readFacilityMonth(ctx, { facilityId, month }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  if (shown === null) return leaveAsNotFound();
  const { facilities: texts, common } = await getMessages();
  const t = await getTranslations('calendar');
  const path = `/operator/facilities/${facilityId}`;
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[
          { label: texts.title, href: '/operator/facilities' },
          { label: shown.name, href: path },
          { label: t('title') },
        ]}
      />
      <PageHeading title={t('operator.title', { facility: shown.name })} />
      <Card as="section" title={formatMonth(month)}>
        <nav aria-label={t('months')} className="mb-2 flex flex-wrap gap-x-6">
          {[monthBefore(month), monthAfter(month)].map((other) => (
            <a key={other} href={`${path}/calendar?month=${other}`} className="link inline-flex min-h-11 items-center">
              {t('show', { month: formatMonth(other) })}
            </a>
          ))}
        </nav>
        {shown.courses.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('operator.emptyHelp')}</p>
          </EmptyState>
        ) : (
          <MonthTable shown={shown} caption={t('caption', { month: formatMonth(month) })} />
        )}
      </Card>
    </>
  );
}
