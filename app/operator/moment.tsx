const format = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 2026/11/21 22:05 in Japan: short enough for tables, sorted by eye. */
export function formatMoment(at: Date): string {
  return format.format(at);
}

export function Moment({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="num">
      {formatMoment(at)}
    </time>
  );
}
