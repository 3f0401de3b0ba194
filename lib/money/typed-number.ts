import { z } from 'zod';

const plain = (text: string) => text.normalize('NFKC').replace(/[\s,、円%回名件]/g, '');

/** A whole number as people type it: any width, with commas or its unit. `message`: what to tell when it is none. */
export const typedNumber = (range: { min: number; max: number }, message: string) =>
  z.string().transform((text, check) => {
    const digits = plain(text);
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
    if (value >= range.min && value <= range.max) return value;
    check.addIssue(message);
    return z.NEVER;
  });

/** The same, or null when nothing was typed. */
export const typedNumberOrNone = (range: { min: number; max: number }, message: string) =>
  z
    .string()
    .default('')
    .transform((text) => (text.trim() === '' ? null : text))
    .pipe(z.union([z.null(), typedNumber(range, message)]));
