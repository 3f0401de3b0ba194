import { balanceTransactions } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { AccountId } from '@/lib/ledger/accounts';
import { postEntry } from '@/lib/ledger/post-entry';
import type { BalanceTransactionSnapshot } from '@/lib/stripe/snapshots';
import { feeLines, grossLines } from './balance-transaction-lines';
import { moveFunds } from './move-funds';

interface Posting {
  readonly transaction: BalanceTransactionSnapshot;
  readonly orderId: OrderId;
  /** What it stands against: the order's receivable unless said. */
  readonly account?: AccountId;
  /** Japanese, for the journal. */
  readonly description: string;
}

/**
 * Books one balance transaction of a sale to the yen: gross, every fee line, and availability when Stripe says so. Fees are read,
 * never computed. Runs in the caller's transaction; repeated it changes nothing.
 */
export async function postBalanceTransaction(ctx: Ctx, posting: Posting): Promise<{ posted: boolean }> {
  const { transaction, orderId, description, account = 'receivable:order' } = posting;
  await ctx.db
    .insert(balanceTransactions)
    .values({
      stripeBalanceTransactionId: transaction.id,
      type: transaction.type,
      sourceId: transaction.sourceId,
      amountYen: transaction.amountYen,
      feeYen: transaction.feeYen,
      netYen: transaction.netYen,
      feeDetailsCount: transaction.feeLines.length,
      availableOn: transaction.availableOn,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing();
  const fact = { factKind: 'balance_transaction', factId: transaction.id, orderId, occurredAt: transaction.createdAt };
  const lines = grossLines(transaction.amountYen, account);
  const gross = await postEntry(ctx, { ...fact, leg: 'gross', description, lines });
  const fees = feeLines(transaction.feeYen, transaction.feeLines);
  if (fees.length > 0) await postEntry(ctx, { ...fact, leg: 'fees', description: 'Stripe手数料', lines: fees });
  const moved = transaction.available && (await moveFunds(ctx, { ...transaction, orderId }));
  return { posted: gross.posted || moved };
}
