import { randomReadable, readableAlphabet, readableFrom } from './readable-code';

const randomLength = 11;

/** Doubling in GF(32) with x⁵ + x² + 1: a sum weighted this way finds every wrong character and every swapped pair. */
function double(value: number): number {
  return (value << 1) ^ (value & 16 ? 0b100101 : 0);
}

/** Zero for a valid code; null when a character is not of the alphabet. */
function syndrome(code: string): number | null {
  let sum = 0;
  for (const character of code) {
    const value = readableAlphabet.indexOf(character);
    if (value < 0) return null;
    sum = double(sum) ^ value;
  }
  return sum;
}

/** The character that makes the whole code's weighted sum zero. */
export function checkCharacter(body: string): string {
  return readableAlphabet.charAt(double(syndrome(body) ?? 0));
}

/** A new ticket code: 55 random bits and a check character, 12 characters. */
export function newTicketCode(): string {
  const body = randomReadable(randomLength);
  return `${body}${checkCharacter(body)}`;
}

/** Accepts a code as people type it; null when it cannot be a code of ours (typing error, wrong length). */
export function parseTicketCode(text: string): string | null {
  const code = readableFrom(text);
  return code.length === randomLength + 1 && syndrome(code) === 0 ? code : null;
}
