import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { balanceTransactions, journalEntries } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { balanceTransactionSnapshot } from '@/lib/stripe/snapshots';
import { sweepEach } from '@/lib/stripe/sweep-each';
import { moveFunds } from './move-funds';

const batchSize = 500;

/**
 * Moves due net amounts from stripe:pending to stripe:available. Our clock says which to ask about, Stripe's status decides.
 */
export async function settleAvailableFunds(ctx: Ctx): Promise<{ readonly moved: number }> {
  const due = await ctx.db
    .select({ id: balanceTransactions.stripeBalanceTransactionId, orderId: journalEntries.orderId })
    .from(balanceTransactions)
    .leftJoin(
      journalEntries,
      and(
        eq(journalEntries.factKind, 'balance_transaction'),
        eq(journalEntries.factId, balanceTransactions.stripeBalanceTransactionId),
        eq(journalEntries.leg, 'gross'),
      ),
    )
    .where(and(isNull(balanceTransactions.movedAt), lte(balanceTransactions.availableOn, ctx.clock.now())))
    .orderBy(asc(balanceTransactions.availableOn))
    .limit(batchSize);
  const { applied } = await sweepEach(due, async ({ id, orderId }) => {
    const transaction = balanceTransactionSnapshot(await ctx.stripe.balanceTransactions.retrieve(id));
    if (!transaction.available) return false;
    const funds = { ...transaction, ...(orderId === null ? {} : { orderId }) };
    return ctx.db.transaction((tx) => moveFunds({ ...ctx, db: tx }, funds));
  });
  return { moved: applied };
}
