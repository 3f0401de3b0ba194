import { useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import type { FacilityDay, FacilityMonth } from '@/lib/schedule/facility-month';
import { holidayName } from '@/lib/time/business-days';
import { formatCalendarDay } from '@/lib/time/jst';

interface MonthTableProps {
  readonly shown: FacilityMonth;
  readonly caption: string;
  /** Where a day is looked into; none for who may only read. */
  readonly hrefOf?: (day: string) => string;
}

/** Days down, courses across: what is taken of the places, and what is closed. */
export function MonthTable({ shown, caption, hrefOf }: MonthTableProps) {
  const t = useTranslations('calendar');
  const open = ({ day }: FacilityDay) =>
    hrefOf === undefined ? (
      formatCalendarDay(day)
    ) : (
      <a href={hrefOf(day)} className="link inline-flex min-h-11 items-center">
        {formatCalendarDay(day)}
      </a>
    );
  return (
    <Table
      caption={caption}
      rows={shown.days}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', header: t('day'), rowHeader: true, cell: open },
        { key: 'state', header: t('state'), cell: (day) => <State day={day} /> },
        ...shown.courses.map((course, index) => ({
          key: course.courseId,
          header: course.title,
          numeric: true,
          cell: (day: FacilityDay) => <Places of={day.courses[index]} />,
        })),
      ]}
    />
  );
}

function State({ day }: { day: FacilityDay }) {
  const t = useTranslations('calendar');
  const holiday = holidayName(day.day);
  return (
    <>
      {day.closure === null ? t('open') : t(`closure.${day.closure}`)}
      {holiday === null ? null : t('holiday', { name: holiday })}
    </>
  );
}

function Places({ of }: { of: FacilityDay['courses'][number] | undefined }) {
  const t = useTranslations('calendar');
  if (of === undefined || (of.places === 0 && of.taken === 0)) return t('none');
  const isFull = of.taken >= of.places;
  return (
    <span className={of.taken > 0 ? 'font-bold' : ''}>
      {t('places', { taken: of.taken, places: of.places })}
      {isFull ? t('full') : null}
    </span>
  );
}
