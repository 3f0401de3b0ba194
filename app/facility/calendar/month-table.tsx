import { useTranslations } from 'next-intl';
import type { FacilityDay, FacilityMonth } from '@/lib/schedule/facility-month';
import { holidayName } from '@/lib/time/business-days';
import { formatCalendarDay } from '@/lib/time/jst';

interface MonthTableProps {
  readonly shown: FacilityMonth;
  readonly caption: string;
  /** Where a day is looked into; none for who may only read. */
  readonly hrefOf?: (day: string) => string;
}

const cell = 'border-line border-b px-3 py-1 text-left font-normal';

/** Days down, courses across: what is taken of the places, and what is closed. Moves sideways where it is too wide. */
export function MonthTable({ shown, caption, hrefOf }: MonthTableProps) {
  const t = useTranslations('calendar');
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="pb-2 text-left font-bold">{caption}</caption>
        <thead>
          <tr>
            {[t('day'), t('state'), ...shown.courses.map(({ title }) => title)].map((header, index) => (
              <th
                key={shown.courses[index - 2]?.courseId ?? header}
                scope="col"
                className={`border-line-strong border-b px-3 py-2 align-bottom font-bold text-[0.9375rem] text-ink-soft ${index < 2 ? 'whitespace-nowrap text-left' : 'min-w-28 text-right'}`}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.days.map((day) => (
            <tr key={day.day}>
              <th scope="row" className={`${cell} whitespace-nowrap`}>
                {hrefOf === undefined ? (
                  formatCalendarDay(day.day)
                ) : (
                  <a href={hrefOf(day.day)} className="link inline-flex min-h-11 items-center">
                    {formatCalendarDay(day.day)}
                  </a>
                )}
              </th>
              <td className={`${cell} whitespace-nowrap`}>
                <State day={day} />
              </td>
              {shown.courses.map((course, index) => (
                <td key={course.courseId} className={`${cell} num whitespace-nowrap text-right`}>
                  <Places of={day.courses[index]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
