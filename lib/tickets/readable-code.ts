import { randomInt } from 'node:crypto';

/** 32 characters that survive a telephone and handwriting: no 0/O, no 1/I. */
export const readableAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Unguessable characters of the readable alphabet, 5 bits each. */
export function randomReadable(length: number): string {
  return Array.from({ length }, () => readableAlphabet.charAt(randomInt(readableAlphabet.length))).join('');
}

/** What people type or say, as code characters: any width and case, without spaces and dashes. */
export function readableFrom(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-ー−‐‑‒–—―]/g, '');
}

/** `ABCD2345EFGH` → `ABCD-2345-EFGH`. */
export function groupByFour(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
