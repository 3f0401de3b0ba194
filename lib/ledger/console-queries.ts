import { desc, inArray } from 'drizzle-orm';
import { journalEntries } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';
import { entriesWhere, type JournalEntryView } from './queries';

/** A page of the journal, the latest posting first. Operators only. */
export async function listEntries(
  ctx: Ctx,
  { after, size }: { after: MomentCursor<'jrn'> | null; size: number },
): Promise<{ readonly entries: readonly JournalEntryView[]; readonly next: MomentCursor<'jrn'> | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ id: journalEntries.id, at: journalEntries.postedAt })
    .from(journalEntries)
    .where(olderThan(after, [journalEntries.postedAt, journalEntries.id]))
    .orderBy(desc(journalEntries.postedAt), desc(journalEntries.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: (last) => last });
  const entries = await entriesWhere(
    ctx,
    inArray(
      journalEntries.id,
      page.map(({ id }) => id),
    ),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return { entries: page.flatMap(({ id }) => byId.get(id) ?? []), next };
}
