import { readDigits } from './card-number';

export function checkName(text: string): string | null {
  return text.trim() === '' ? 'incomplete_name' : null;
}

export function readEmail(text: string): string {
  return text.normalize('NFKC').trim();
}

export function checkEmail(text: string): string | null {
  const email = readEmail(text);
  if (email === '') return 'incomplete_email';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? null : 'invalid_email';
}

/** The digits of a Japanese number as it is dialled at home: `+81 90…` becomes `090…`, full width becomes half. */
export function readPhone(text: string): string {
  return text.normalize('NFKC').trim().startsWith('+81') ? `0${readDigits(text).slice(2)}` : readDigits(text);
}

/** The konbini confirmation number: 10 or 11 digits, not all of them zero; nothing at all is fine. */
export function checkPhone(text: string): string | null {
  if (text.trim() === '') return null;
  const digits = readPhone(text);
  const hasOthers = /[^\d\s()+-]/.test(text.normalize('NFKC').replace(/[‐‑–—―−ー]/g, '-'));
  if (hasOthers || !/^\d{10,11}$/.test(digits)) return 'invalid_phone';
  return /^0+$/.test(digits) ? 'invalid_phone_zeros' : null;
}
