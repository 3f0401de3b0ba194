import { and, eq } from 'drizzle-orm';
import { journalEntries, journalLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { JournalEntryId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

export interface PostedEntry {
  readonly id: JournalEntryId;
  readonly lines: readonly { readonly accountId: string; readonly amountYen: Yen }[];
}

/** The entry of a fact's leg, or null when it was not posted. */
export async function findEntry(
  ctx: Ctx,
  fact: { factKind: string; factId: string; leg: string },
): Promise<PostedEntry | null> {
  const rows = await ctx.db
    .select({ id: journalEntries.id, accountId: journalLines.accountId, amountYen: journalLines.amountYen })
    .from(journalEntries)
    .innerJoin(journalLines, eq(journalLines.entryId, journalEntries.id))
    .where(
      and(
        eq(journalEntries.factKind, fact.factKind),
        eq(journalEntries.factId, fact.factId),
        eq(journalEntries.leg, fact.leg),
      ),
    )
    .orderBy(journalLines.position);
  const [first] = rows;
  if (first === undefined) return null;
  return { id: first.id, lines: rows.map(({ accountId, amountYen }) => ({ accountId, amountYen })) };
}
