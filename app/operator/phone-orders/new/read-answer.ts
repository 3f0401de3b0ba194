import type { FreeDays } from '@/lib/phone-orders/free-days';

/** The handler's answer, or null when it is none. */
export function readAnswer(value: unknown): FreeDays | null {
  if (!isRecord(value)) return null;
  const { mode, days } = value;
  if ((mode !== 'dated' && mode !== 'undated') || !Array.isArray(days)) return null;
  const read = days.map((one: unknown) => {
    if (!isRecord(one)) return null;
    const { day, left } = one;
    return typeof day === 'string' && typeof left === 'number' ? { day, left } : null;
  });
  const whole = read.filter((one) => one !== null);
  return whole.length === read.length ? { mode, days: whole } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
