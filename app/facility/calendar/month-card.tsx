import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { FacilityId } from '@/lib/ids';
import type { FacilityMonth } from '@/lib/schedule/facility-month';
import { formatMonth, monthAfter, monthBefore } from '@/lib/shares/month';
import { calendarHref } from './calendar-href';
import { MonthTable } from './month-table';

interface MonthCardProps {
  readonly facilityId: FacilityId;
  readonly shown: FacilityMonth;
  readonly month: string;
}

/** A month with the way to its neighbours. */
export function MonthCard({ facilityId: facility, shown, month }: MonthCardProps) {
  const t = useTranslations('calendar');
  return (
    <Card as="section" title={formatMonth(month)}>
      <nav aria-label={t('months')} className="mb-2 flex flex-wrap gap-x-6">
        {[monthBefore(month), monthAfter(month)].map((other) => (
          <a
            key={other}
            href={calendarHref({ facility, month: other })}
            className="link inline-flex min-h-11 items-center"
          >
            {t('show', { month: formatMonth(other) })}
          </a>
        ))}
      </nav>
      {shown.courses.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
        </EmptyState>
      ) : (
        <MonthTable
          shown={shown}
          caption={t('caption', { month: formatMonth(month) })}
          hrefOf={(one) => calendarHref({ facility, day: one })}
        />
      )}
    </Card>
  );
}
