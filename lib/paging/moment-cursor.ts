import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { type Id, parseId } from '@/lib/ids';

/** The last row of the page before, in a list from the newest to the oldest: its moment, then its id. */
export interface MomentCursor<Prefix extends string> {
  readonly at: Date;
  readonly id: Id<Prefix>;
}

/** As it stands in an address. */
export function formatCursor({ at, id }: { readonly at: Date; readonly id: string }): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseCursor<Prefix extends string>(prefix: Prefix, text: string): MomentCursor<Prefix> | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId(prefix, idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}

/** The condition of the next page, as one comparison of rows for the index over both columns; none for the first page. */
export function olderThan(
  after: { readonly at: Date; readonly id: string } | null,
  [at, id]: readonly [AnyColumn, AnyColumn],
): SQL | undefined {
  return after === null ? undefined : sql`(${at}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`;
}
