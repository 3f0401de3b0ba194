const dayMs = 86_400_000;
const jstOffsetMs = 9 * 3_600_000;

/**
 * Midnight UTC (Unix seconds) of the day `days` business days after the given instant's Japanese day, as `available_on` is
 * dated. Saturdays and Sundays are skipped; national holidays are not, so funds may come a day earlier than at Stripe.
 */
export function addBusinessDays(fromMs: number, days: number): number {
  let day = Math.floor((fromMs + jstOffsetMs) / dayMs);
  for (let left = days; left > 0; ) {
    day += 1;
    if (!isWeekend(day)) left -= 1;
  }
  return (day * dayMs) / 1000;
}

/** Day 0, 1970-01-01, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6;
}
