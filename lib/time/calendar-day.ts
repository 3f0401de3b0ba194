const dayMs = 86_400_000;

/** Milliseconds of a calendar day's midnight on a time line without zones. Throws RangeError when it is no such day. */
function midnightOf(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) throw new RangeError(`no such day: ${day}`);
  return at;
}

/** Whether a text is an existing calendar day as `2026-11-21`. */
export function isCalendarDay(text: string): boolean {
  try {
    midnightOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day so many days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return new Date(midnightOf(day) + count * dayMs).toISOString().slice(0, 10);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: string, to: string): number {
  return (midnightOf(to) - midnightOf(from)) / dayMs;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(midnightOf(day)).getUTCDay() || 7;
}
