const zone = 'Asia/Tokyo';

const dateFormat = new Intl.DateTimeFormat('ja-JP', {
  timeZone: zone,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
});
const timeFormat = new Intl.DateTimeFormat('ja-JP', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** 「2026年11月21日（土）」 in Japan Standard Time. */
export function formatJstDate(at: Date): string {
  return dateFormat.format(at).replace(/\((.)\)/, '（$1）');
}

/** 「2026年11月21日（土）17:05」 in Japan Standard Time. */
export function formatJstDateTime(at: Date): string {
  return `${formatJstDate(at)}${timeFormat.format(at)}`;
}

/** 「17:05」 in Japan Standard Time. */
export function formatJstTime(at: Date): string {
  return timeFormat.format(at);
}

/** The calendar day in Japan as `2026-11-21`. */
export function jstDay(at: Date): string {
  return dayFormat.format(at);
}

/** 「2026年12月3日（木）」 of a calendar day given as `2026-12-03`. */
export function formatCalendarDay(day: string): string {
  return formatJstDate(startOfJstDay(day));
}

/** The first instant of a Japanese calendar day given as `2026-11-21`. Japan has no daylight saving time. */
export function startOfJstDay(day: string): Date {
  return new Date(`${day}T00:00:00+09:00`);
}
