import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, yenColumn } from '../columns';

export const ledgerAccountKinds = ['asset', 'liability', 'revenue', 'expense'] as const;

export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    /** The account's path, e.g. `stripe:pending` or `payable:facility:fac_…`. */
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ledgerAccountKinds }).notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('ledger_accounts_kind', sql`${table.kind} in ('asset', 'liability', 'revenue', 'expense')`)],
);

/** Immutable (trigger). A fact is posted once: unique (fact_kind, fact_id, leg). */
export const journalEntries = pgTable(
  'journal_entries',
  {
    id: id('id', 'jrn').primaryKey(),
    factKind: text('fact_kind').notNull(),
    factId: text('fact_id').notNull(),
    leg: text('leg').notNull(),
    orderId: id('order_id', 'ord'),
    description: text('description').notNull(),
    reversesId: id('reverses_id', 'jrn'),
    occurredAt: instant('occurred_at').notNull(),
    postedAt: instant('posted_at').notNull(),
  },
  (table) => [
    uniqueIndex('journal_entries_fact').on(table.factKind, table.factId, table.leg),
    index('journal_entries_order').on(table.orderId),
    index('journal_entries_occurred').on(table.occurredAt),
    index('journal_entries_newest').on(table.postedAt, table.id),
  ],
);

/** Debits are positive, credits negative; every entry sums to zero (deferred constraint trigger). */
export const journalLines = pgTable(
  'journal_lines',
  {
    entryId: id('entry_id', 'jrn')
      .notNull()
      .references(() => journalEntries.id),
    position: integer('position').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    amountYen: yenColumn('amount_yen').notNull(),
  },
  (table) => [
    uniqueIndex('journal_lines_position').on(table.entryId, table.position),
    index('journal_lines_account').on(table.accountId, table.entryId, table.position),
    check('journal_lines_amount', sql`${table.amountYen} <> 0`),
  ],
);
