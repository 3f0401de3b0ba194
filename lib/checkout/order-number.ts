import { groupByFour, randomReadable, readableFrom } from '@/lib/tickets/readable-code';

/** 40 random bits: unguessable enough to be read out on the telephone; the unique index decides collisions. */
export function newOrderNumber(): string {
  return randomReadable(8);
}

/** `ABCD2345` → `ABCD-2345`. */
export function formatOrderNumber(number: string): string {
  return groupByFour(number);
}

/** What an operator types when searching, as a stored number. */
export function parseOrderNumber(text: string): string {
  return readableFrom(text);
}
