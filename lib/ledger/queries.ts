import { asc, eq, type SQL } from 'drizzle-orm';
import { journalEntries, journalLines, ledgerAccounts } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { JournalEntryId, OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

export interface JournalLineView {
  readonly accountId: string;
  readonly accountName: string;
  readonly amountYen: Yen;
}

export interface JournalEntryView {
  readonly id: JournalEntryId;
  readonly factKind: string;
  readonly factId: string;
  readonly leg: string;
  readonly orderId: OrderId | null;
  readonly description: string;
  readonly occurredAt: Date;
  readonly reversesId: JournalEntryId | null;
  readonly lines: readonly JournalLineView[];
}

const columns = {
  id: journalEntries.id,
  factKind: journalEntries.factKind,
  factId: journalEntries.factId,
  leg: journalEntries.leg,
  orderId: journalEntries.orderId,
  description: journalEntries.description,
  occurredAt: journalEntries.occurredAt,
  reversesId: journalEntries.reversesId,
  accountId: journalLines.accountId,
  accountName: ledgerAccounts.name,
  amountYen: journalLines.amountYen,
};

type Row = Omit<JournalEntryView, 'lines'> & JournalLineView;

function gather(rows: readonly Row[]): JournalEntryView[] {
  const entries = new Map<string, Omit<JournalEntryView, 'lines'> & { lines: JournalLineView[] }>();
  for (const { accountId, accountName, amountYen, ...entry } of rows) {
    const gathered = entries.get(entry.id) ?? { ...entry, lines: [] };
    gathered.lines.push({ accountId, accountName, amountYen });
    entries.set(entry.id, gathered);
  }
  return [...entries.values()];
}

/** Everything booked for an order, in the order of posting. */
export function entriesOfOrder(ctx: Ctx, orderId: OrderId): Promise<JournalEntryView[]> {
  return entriesWhere(ctx, eq(journalEntries.orderId, orderId));
}

/** The entries that meet a condition with their lines, in the order of posting. */
export async function entriesWhere(ctx: Ctx, condition: SQL): Promise<JournalEntryView[]> {
  const rows = await ctx.db
    .select(columns)
    .from(journalEntries)
    .innerJoin(journalLines, eq(journalLines.entryId, journalEntries.id))
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, journalLines.accountId))
    .where(condition)
    .orderBy(asc(journalEntries.postedAt), asc(journalEntries.id), asc(journalLines.position));
  return gather(rows);
}
