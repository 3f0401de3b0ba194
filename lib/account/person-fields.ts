import type { DetailsError } from '@/lib/checkout/parse-details';
import { isCalendarDay } from '@/lib/time/calendar-day';

/** Keys of the catalogue's `checkout.errors` and `account.errors`: each text says the fix. */
export type AccountError = DetailsError | 'postal_code_form' | 'address_long' | 'relation_missing' | 'birth_date';

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fields: Readonly<Record<string, AccountError>> };

type Read<Value> = { readonly value: Value; readonly error?: AccountError };

/** Collects the values of a form and every field's error at once. */
export function fieldReader() {
  const fields: Record<string, AccountError> = {};
  const take = <Value>(name: string, read: Read<Value>): Value => {
    if (read.error !== undefined) fields[name] = read.error;
    return read.value;
  };
  const done = <Value>(value: Value): Parsed<Value> =>
    Object.keys(fields).length === 0 ? { ok: true, value } : { ok: false, fields };
  return { take, done };
}

/** `123-4567` in any width, with or without dash or 〒; null when left out. */
export function readPostalCode(text: string): Read<string | null> {
  const digits = text.normalize('NFKC').replace(/[\s〒\-ー−‐‑–—]/g, '');
  if (digits === '') return { value: null };
  return /^\d{7}$/.test(digits)
    ? { value: `${digits.slice(0, 3)}-${digits.slice(3)}` }
    : { value: null, error: 'postal_code_form' };
}

const addressMax = 200;

export function readAddress(text: string): Read<string | null> {
  const value = text.trim();
  if (value === '') return { value: null };
  return Array.from(value).length > addressMax ? { value, error: 'address_long' } : { value };
}

interface TypedDate {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** A day of birth from three fields in any width: an existing day from 1900 to today. */
export function readBirthDate(typed: TypedDate, today: string): Read<string> {
  const digits = (text: string, length: number) => text.normalize('NFKC').trim().padStart(length, '0');
  const value = `${digits(typed.year, 4)}-${digits(typed.month, 2)}-${digits(typed.day, 2)}`;
  const isDay = isCalendarDay(value) && value >= '1900-01-01' && value <= today;
  return isDay ? { value } : { value: '', error: 'birth_date' };
}
