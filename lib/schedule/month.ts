import { addDays, isCalendarDay, weekdayOf } from '@/lib/time/calendar-day';

/** A month of the calendar as `2026-12`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function isMonth(text: string): boolean {
  return isCalendarDay(`${text}-01`);
}

/** The month so many months later (earlier when negative). */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The days of a month in order. */
export function daysOfMonth(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A month as weeks from Sunday to Saturday; null outside it. */
export function weeksOfMonth(month: string): (string | null)[][] {
  const days = daysOfMonth(month);
  const before = weekdayOf(`${month}-01`) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_unused, index) => cells[week * 7 + index] ?? null),
  );
}
