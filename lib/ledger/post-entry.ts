import { journalEntries, journalLines, ledgerAccounts } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { type JournalEntryId, newId, type OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { type AccountId, accountSpec } from './accounts';
import { findEntry } from './find-entry';

export interface EntryLine {
  readonly account: AccountId;
  /** Debit positive, credit negative. */
  readonly amountYen: Yen;
}

export interface Entry {
  /** What happened, whose, and which part of it: posted once. Stripe's ids where Stripe made the fact. */
  readonly factKind: string;
  readonly factId: string;
  readonly leg: string;
  readonly orderId?: OrderId;
  readonly description: string;
  readonly occurredAt: Date;
  readonly reversesId?: JournalEntryId;
  readonly lines: readonly EntryLine[];
}

/** Lines without the zero ones. Throws when they do not sum to zero or fewer than two are left. */
export function balancedLines(lines: readonly EntryLine[]): readonly EntryLine[] {
  const moving = lines.filter((line) => line.amountYen !== 0);
  const sum = moving.reduce((total, line) => total + line.amountYen, 0);
  assert(moving.length >= 2, 'an entry moves between at least two lines');
  assert(sum === 0, `an entry sums to zero, not ${sum}`);
  return moving;
}

/**
 * Posts an entry once per (factKind, factId, leg); again it changes nothing and answers `posted: false`. Throws when the same
 * fact already stands with other lines.
 */
export async function postEntry(ctx: Ctx, entry: Entry): Promise<{ posted: boolean; entryId: JournalEntryId }> {
  const lines = balancedLines(entry.lines);
  return ctx.db.transaction(async (tx) => {
    const accounts = [...new Set(lines.map((line) => line.account))].toSorted();
    const createdAt = ctx.clock.now();
    await tx
      .insert(ledgerAccounts)
      .values(accounts.map((id) => ({ id, ...accountSpec(id), createdAt })))
      .onConflictDoNothing();
    const { lines: _lines, ...fields } = entry;
    const [fresh] = await tx
      .insert(journalEntries)
      .values({ id: newId('jrn'), ...fields, postedAt: createdAt })
      .onConflictDoNothing({ target: [journalEntries.factKind, journalEntries.factId, journalEntries.leg] })
      .returning({ id: journalEntries.id });
    if (fresh === undefined) return { posted: false, entryId: await standingEntry({ ...ctx, db: tx }, entry, lines) };
    await tx
      .insert(journalLines)
      .values(lines.map((line, position) => ({ entryId: fresh.id, position, ...toRow(line) })));
    return { posted: true, entryId: fresh.id };
  });
}

const toRow = (line: EntryLine) => ({ accountId: line.account, amountYen: line.amountYen });

async function standingEntry(ctx: Ctx, entry: Entry, lines: readonly EntryLine[]): Promise<JournalEntryId> {
  const standing = await findEntry(ctx, entry);
  assert(standing !== null, 'the standing entry has lines');
  assert(
    JSON.stringify(standing.lines) === JSON.stringify(lines.map(toRow)),
    `${entry.factKind} ${entry.factId} ${entry.leg} stands with other lines`,
  );
  return standing.id;
}
