import { and, desc, eq, sql } from 'drizzle-orm';
import { journalEntries, journalLines, ledgerAccounts } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type JournalEntryId, type OrderId, parseId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';

export interface AccountLine {
  readonly entryId: JournalEntryId;
  readonly position: number;
  readonly amountYen: Yen;
  readonly description: string;
  readonly factKind: string;
  readonly factId: string;
  readonly leg: string;
  readonly orderId: OrderId | null;
  readonly occurredAt: Date;
}

export interface AccountLineCursor {
  readonly entryId: JournalEntryId;
  readonly position: number;
}

/** A page of one account's lines. Entry ids sort by time of posting, so the latest come first. Operators only. */
export async function listAccountLines(
  ctx: Ctx,
  request: { accountId: string; after: AccountLineCursor | null; size: number },
): Promise<{ readonly lines: readonly AccountLine[]; readonly next: AccountLineCursor | null }> {
  assertOperator(ctx);
  const { accountId, after, size } = request;
  const rows = await ctx.db
    .select({
      entryId: journalLines.entryId,
      position: journalLines.position,
      amountYen: journalLines.amountYen,
      description: journalEntries.description,
      factKind: journalEntries.factKind,
      factId: journalEntries.factId,
      leg: journalEntries.leg,
      orderId: journalEntries.orderId,
      occurredAt: journalEntries.occurredAt,
    })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(
      and(
        eq(journalLines.accountId, accountId),
        after === null
          ? undefined
          : sql`(${journalLines.entryId}, ${journalLines.position}) < (${after.entryId}, ${after.position}::int)`,
      ),
    )
    .orderBy(desc(journalLines.entryId), desc(journalLines.position))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    lines: page,
    next: rows.length > size && last !== undefined ? { entryId: last.entryId, position: last.position } : null,
  };
}

export function formatLineCursor({ entryId, position }: AccountLineCursor): string {
  return `${entryId}.${position}`;
}

/** A cursor from the address; null when it is none. */
export function parseLineCursor(text: string): AccountLineCursor | null {
  const [id = '', position = ''] = text.split('.');
  const entryId = parseId('jrn', id);
  return entryId !== null && /^\d{1,6}$/.test(position) ? { entryId, position: Number(position) } : null;
}

/** Name, kind and balance (debit minus credit) of one account, or null when it was never opened. Operators only. */
export async function readAccount(ctx: Ctx, accountId: string) {
  assertOperator(ctx);
  const [row] = await ctx.db
    .select({
      accountId: ledgerAccounts.id,
      name: ledgerAccounts.name,
      kind: ledgerAccounts.kind,
      balance: sql<string>`(select coalesce(sum(${journalLines.amountYen}), 0) from ${journalLines}
        where ${journalLines.accountId} = ${accountId})`,
    })
    .from(ledgerAccounts)
    .where(eq(ledgerAccounts.id, accountId));
  if (row === undefined) return null;
  const { balance, ...account } = row;
  return { ...account, balanceYen: yen(Number(balance)) };
}
