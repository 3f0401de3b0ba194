import { asc, eq, sql } from 'drizzle-orm';
import { journalLines, ledgerAccounts } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { addYen, type Yen, yen } from '@/lib/money/yen';

export interface AccountBalance {
  readonly accountId: string;
  readonly name: string;
  readonly kind: 'asset' | 'liability' | 'revenue' | 'expense';
  readonly debitYen: Yen;
  readonly creditYen: Yen;
  /** Debit minus credit. */
  readonly balanceYen: Yen;
}

export interface TrialBalance {
  readonly accounts: readonly AccountBalance[];
  readonly debitYen: Yen;
  readonly creditYen: Yen;
  /** Zero, or the books are broken. */
  readonly differenceYen: Yen;
}

/** Every account with its turnover and balance. */
export async function trialBalance(ctx: Ctx): Promise<TrialBalance> {
  const amount = journalLines.amountYen;
  const rows = await ctx.db
    .select({
      accountId: ledgerAccounts.id,
      name: ledgerAccounts.name,
      kind: ledgerAccounts.kind,
      debit: sql<string>`coalesce(sum(${amount}) filter (where ${amount} > 0), 0)`,
      credit: sql<string>`coalesce(-sum(${amount}) filter (where ${amount} < 0), 0)`,
    })
    .from(ledgerAccounts)
    .leftJoin(journalLines, eq(journalLines.accountId, ledgerAccounts.id))
    .groupBy(ledgerAccounts.id)
    .orderBy(asc(ledgerAccounts.id));
  const accounts = rows.map(({ debit, credit, ...account }) => ({
    ...account,
    debitYen: yen(Number(debit)),
    creditYen: yen(Number(credit)),
    balanceYen: yen(Number(debit) - Number(credit)),
  }));
  const debitYen = addYen(...accounts.map((account) => account.debitYen));
  const creditYen = addYen(...accounts.map((account) => account.creditYen));
  return { accounts, debitYen, creditYen, differenceYen: yen(debitYen - creditYen) };
}

/** Debit minus credit of one account; zero when nothing was ever posted to it. */
export function balanceOf(balance: TrialBalance, accountId: string): Yen {
  return balance.accounts.find((account) => account.accountId === accountId)?.balanceYen ?? yen(0);
}
