import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { weekdays } from '@/lib/catalog/vocabulary';
import type { CourseMonth } from '@/lib/schedule/course-days';
import { type DayState, placesLeft } from '@/lib/schedule/day-state';
import { weeksOfMonth } from '@/lib/schedule/month';
import { holidayName } from '@/lib/time/business-days';
import { formatCalendarDay } from '@/lib/time/jst';

interface DayCalendarProps {
  readonly shown: CourseMonth;
  readonly chosen: string | null;
  readonly hrefOf: (to: { month: string; day?: string }) => string;
}

/** A month as a table: days with places are links, the others say why not. Needs no JavaScript. */
export function DayCalendar({ shown, chosen, hrefOf }: DayCalendarProps) {
  const t = useTranslations('dates');
  const catalog = useTranslations('catalog');
  const month = useMonthName();
  const sundayFirst = [7, ...weekdays.filter((weekday) => weekday !== 7)] as const;
  return (
    <div className="-mx-2 sm:mx-0">
      <nav aria-label={t('months')} className="flex min-h-12 items-center justify-between gap-2">
        {shown.previous === null ? (
          <span />
        ) : (
          <a href={hrefOf({ month: shown.previous })} className="link inline-flex min-h-11 items-center gap-1">
            <ChevronLeft aria-hidden className="size-5" />
            {t('previous', { month: monthNumber(shown.previous) })}
          </a>
        )}
        {shown.next === null ? null : (
          <a href={hrefOf({ month: shown.next })} className="link inline-flex min-h-11 items-center gap-1">
            {t('next', { month: monthNumber(shown.next) })}
            <ChevronRight aria-hidden className="size-5" />
          </a>
        )}
      </nav>
      <table className="w-full table-fixed border-collapse text-center">
        <caption className="py-2 text-left font-bold text-[1.125rem]">
          {t('caption', { month: month(shown.month) })}
        </caption>
        <thead>
          <tr>
            {sundayFirst.map((weekday) => (
              <th key={weekday} scope="col" className="py-1 font-bold text-[0.9375rem] text-ink-soft">
                <span aria-hidden>{catalog(`weekdayShort.${weekday}`)}</span>
                <span className="sr-only">{catalog(`weekday.${weekday}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(shown.month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <td key={day ?? `outside-${sundayFirst[index]}`} className="border border-line p-0 align-top">
                  {day === null ? null : (
                    <Day
                      day={day}
                      state={shown.days.get(day) ?? { kind: 'not_yet' }}
                      isChosen={day === chosen}
                      href={hrefOf({ month: shown.month, day })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  readonly day: string;
  readonly state: DayState;
  readonly isChosen: boolean;
  readonly href: string;
}

function Day({ day, state, isChosen, href }: DayProps) {
  const t = useTranslations('dates');
  const left = placesLeft(state);
  const name = holidayName(day);
  const label = t('dayLabel', {
    date: formatCalendarDay(day),
    state: t(`long.${state.kind}`, { left }),
    holiday: name === null ? '' : t('holiday', { name }),
  });
  const cell = 'flex min-h-14 flex-col items-center justify-center leading-tight';
  const face = (
    <>
      <span aria-hidden className="num text-[1.0625rem]">
        {Number(day.slice(8))}
      </span>
      <span aria-hidden className="whitespace-nowrap text-[0.8125rem]">
        {t(state.kind, { left })}
      </span>
      <span className="sr-only">{label}</span>
    </>
  );
  if (left === 0) return <span className={`${cell} text-ink-soft`}>{face}</span>;
  const look = isChosen ? 'bg-key text-on-key' : 'bg-surface text-key underline underline-offset-2 hover:bg-tint';
  return (
    <a href={href} aria-current={isChosen ? 'date' : undefined} className={`${cell} ${look} font-bold`}>
      {face}
    </a>
  );
}

/** 「2026年12月」 */
function useMonthName(): (month: string) => string {
  const t = useTranslations('dates');
  return (month) => t('month', { year: month.slice(0, 4), month: String(Number(month.slice(5))) });
}

const monthNumber = (month: string) => String(Number(month.slice(5)));
