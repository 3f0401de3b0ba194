import { addDays } from '@/lib/time/calendar-day';
import { jstDay, startOfJstDay } from '@/lib/time/jst';

/** A month of Japan from the address (`2026-11`), or the running one. */
export function readMonth(text: string, now: Date): string {
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : jstDay(now).slice(0, 7);
}

export function monthStart(month: string): Date {
  return startOfJstDay(`${month}-01`);
}

/** The first instant after the month. */
export function monthEnd(month: string): Date {
  return monthStart(monthAfter(month));
}

export function monthAfter(month: string): string {
  return addDays(`${month}-28`, 7).slice(0, 7);
}

export function monthBefore(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7);
}

/** 「2026年11月」 */
export function formatMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
}
