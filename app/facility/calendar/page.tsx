import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { assertFacility } from '@/lib/auth/assert-facility';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { bookingsOn, namesOf, readFacilityMonth } from '@/lib/schedule/facility-month';
import { readMonth } from '@/lib/shares/month';
import { isCalendarDay } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';
import { readCalendarNotice } from './calendar-href';
import { DayCard } from './day-card';
import { Facilities } from './facilities';
import { MonthCard } from './month-card';
import { PlacesForm } from './places-form';
import { TermsForm } from './terms-form';

export async function generateMetadata(): Promise<Metadata> {
  const { calendar } = await getMessages();
  return { title: calendar.title, robots: { index: false } };
}

/** What is taken on each day of a month, one day with who comes, and the rules of booking. */
export default async function FacilityCalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('facility');
  const params = await searchParams;
  const own = assertFacility(ctx);
  const facilityId = own.find((id) => id === readParam(params, 'facility')) ?? own[0];
  if (facilityId === undefined) return null;
  const dayText = readParam(params, 'day');
  const day = isCalendarDay(dayText) ? dayText : null;
  const month = readMonth(day === null ? readParam(params, 'month') : day.slice(0, 7), ctx.clock.now());
  const shown = await readFacilityMonth(ctx, { facilityId, month });
  const chosen = shown.days.find((one) => one.day === day);
  const bookings = chosen === undefined ? [] : await bookingsOn(ctx, { facilityId, days: [chosen.day] });
  const notice = readCalendarNotice(readParam(params, 'notice'));
  const facilities = own.length > 1 ? await namesOf(ctx, own) : [];
  const t = await getTranslations('calendar');
  return (
    <>
      <PageHeading title={t('title')}>
        <p className="text-ink-soft">{shown.name}</p>
      </PageHeading>
      {notice === undefined ? null : (
        <Notice live tone={notice === 'saved' ? 'good' : 'warning'}>
          {t(`notice.${notice}`)}
        </Notice>
      )}
      {facilities.length > 1 ? <Facilities own={facilities} month={month} /> : null}
      {chosen === undefined ? null : (
        <DayCard
          facilityId={facilityId}
          day={chosen}
          bookings={bookings}
          isPast={chosen.day < jstDay(ctx.clock.now())}
        />
      )}
      <MonthCard shown={shown} facilityId={facilityId} month={month} />
      <Card as="section" title={t('placesTitle')}>
        <p className="mb-4">{t('placesHelp')}</p>
        {shown.courses.map((course) => (
          <PlacesForm key={course.courseId} facilityId={facilityId} course={course} />
        ))}
      </Card>
      <Card as="section" title={t('terms.title')}>
        <TermsForm facilityId={facilityId} rule={shown.rule} />
      </Card>
    </>
  );
}
