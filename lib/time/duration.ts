export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The instant `ms` milliseconds after (negative: before) `at`. */
export function shift(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
