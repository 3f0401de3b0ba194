import { readDigits } from './card-number';

export type CardExpiry = { month: number; year: number };

export type CardExpiryError =
  | 'incomplete_expiry'
  | 'invalid_expiry_year'
  | 'invalid_expiry_year_past'
  | 'invalid_expiry_month_past';

const YEARS_AHEAD_MAX = 50;

/** Keeps what can still become a month and a year: `5` becomes `05`, `13` becomes `01 / 3`. */
export function formatExpiry(text: string): string {
  const normalized = text.normalize('NFKC');
  const single = /^\s*([1-9])\s*[/-]/.exec(normalized);
  const digits = single === null ? readDigits(normalized) : `0${readDigits(normalized)}`;
  const padded = /^[2-9]/.test(digits) || /^1[3-9]/.test(digits) ? `0${digits}` : digits;
  const month = padded.slice(0, 2);
  const rest = padded.slice(2);
  const year = rest.length > 2 && rest.startsWith('20') ? rest.slice(2, 4) : rest.slice(0, 2);
  return year === '' ? month : `${month} / ${year}`;
}

export function parseExpiry(text: string): CardExpiry | null {
  const match = /^(0[1-9]|1[0-2]) \/ (\d\d)$/.exec(formatExpiry(text));
  return match === null ? null : { month: Number(match[1]), year: 2000 + Number(match[2]) };
}

/** A card is good until the last day of its month, on the payer's own calendar. */
export function checkExpiry(text: string, today: Date): CardExpiryError | null {
  const expiry = parseExpiry(text);
  if (expiry === null) return 'incomplete_expiry';
  if (expiry.year < today.getFullYear()) return 'invalid_expiry_year_past';
  if (expiry.year > today.getFullYear() + YEARS_AHEAD_MAX) return 'invalid_expiry_year';
  if (expiry.year === today.getFullYear() && expiry.month < today.getMonth() + 1) return 'invalid_expiry_month_past';
  return null;
}
