import holidayJp from '@holiday-jp/holiday_jp';
import { addDays, weekdayOf } from './calendar-day';

/** 12/29 to 1/3: the public offices' year-end days, kept by most facilities and (12/31 to 1/3) banks. */
const yearEnd = new Set(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']);

export function isYearEnd(day: string): boolean {
  return yearEnd.has(day.slice(5));
}

const holidayNames = new Map<string, string>(
  Object.entries(holidayJp.holidays).map(([day, holiday]) => [day, holiday.name]),
);

/** 国民の祝日 including 振替休日. The library compares the calendar day of the machine's zone, so its table is asked by text. */
export function isHoliday(day: string): boolean {
  return holidayNames.has(day);
}

/** The name of a national holiday in Japanese, or null. */
export function holidayName(day: string): string | null {
  return holidayNames.get(day) ?? null;
}

/** Monday to Friday, no national holiday, not 12/29 to 1/3. */
export function isBusinessDay(day: string): boolean {
  return weekdayOf(day) <= 5 && !isHoliday(day) && !isYearEnd(day);
}

/** The nth business day after (n > 0) or before (n < 0) a day; n = 0 gives the day itself or the next business day. */
export function addBusinessDays(day: string, count: number): string {
  const step = count < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    current = addDays(current, step);
    while (!isBusinessDay(current)) current = addDays(current, step);
  }
  while (count === 0 && !isBusinessDay(current)) current = addDays(current, 1);
  return current;
}
