import holidayJp from '@holiday-jp/holiday_jp';

const dayMs = 86_400_000;
const jstOffsetMs = 9 * 3_600_000;

/**
 * Midnight UTC (Unix seconds) of the day `days` business days after the given instant's Japanese day, as `available_on` is
 * dated. Banks are closed on Saturdays, Sundays, national holidays and from 31 December to 3 January.
 */
export function addBusinessDays(fromMs: number, days: number): number {
  let day = Math.floor((fromMs + jstOffsetMs) / dayMs);
  for (let left = days; left > 0; ) {
    day += 1;
    if (isBankingDay(day)) left -= 1;
  }
  return (day * dayMs) / 1000;
}

const closures = new Set(['12-31', '01-01', '01-02', '01-03']);

/** Day 0, 1970-01-01, was a Thursday. The library's functions go by the machine's zone, so its table is asked by date. */
function isBankingDay(day: number): boolean {
  const weekday = (day + 4) % 7;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  return weekday !== 0 && weekday !== 6 && !Object.hasOwn(holidayJp.holidays, date) && !closures.has(date.slice(5));
}
