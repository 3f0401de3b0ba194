import { desc, inArray, sql } from 'drizzle-orm';
import { journalEntries } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type JournalEntryId, parseId } from '@/lib/ids';
import { entriesWhere, type JournalEntryView } from './queries';

/** The last row of the page before, newest first. */
export interface EntryCursor {
  readonly at: Date;
  readonly id: JournalEntryId;
}

/** A page of the journal, the latest posting first. Operators only. */
export async function listEntries(
  ctx: Ctx,
  { after, size }: { after: EntryCursor | null; size: number },
): Promise<{ readonly entries: readonly JournalEntryView[]; readonly next: EntryCursor | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ id: journalEntries.id, at: journalEntries.postedAt })
    .from(journalEntries)
    .where(
      after === null
        ? undefined
        : sql`(${journalEntries.postedAt}, ${journalEntries.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
    )
    .orderBy(desc(journalEntries.postedAt), desc(journalEntries.id))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const entries = await entriesWhere(
    ctx,
    inArray(
      journalEntries.id,
      page.map(({ id }) => id),
    ),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    entries: page.flatMap(({ id }) => byId.get(id) ?? []),
    next: rows.length > size && last !== undefined ? last : null,
  };
}

export function formatEntryCursor({ at, id }: EntryCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseEntryCursor(text: string): EntryCursor | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId('jrn', idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}
