import { and, eq, isNull } from 'drizzle-orm';
import { balanceTransactions } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { postEntry } from '@/lib/ledger/post-entry';
import type { Yen } from '@/lib/money/yen';
import { availableLines } from './balance-transaction-lines';

interface AvailableFunds {
  readonly id: string;
  readonly netYen: Yen;
  readonly availableOn: Date;
  readonly orderId?: OrderId;
}

/** Books that a balance transaction's net amount became available, once, in the caller's transaction. */
export async function moveFunds(ctx: Ctx, funds: AvailableFunds): Promise<boolean> {
  const moved = await ctx.db
    .update(balanceTransactions)
    .set({ movedAt: ctx.clock.now() })
    .where(and(eq(balanceTransactions.stripeBalanceTransactionId, funds.id), isNull(balanceTransactions.movedAt)))
    .returning({ id: balanceTransactions.stripeBalanceTransactionId });
  if (moved.length === 0) return false;
  if (funds.netYen === 0) return true;
  const entry = await postEntry(ctx, {
    factKind: 'balance_transaction',
    factId: funds.id,
    leg: 'available',
    ...(funds.orderId === undefined ? {} : { orderId: funds.orderId }),
    description: 'Stripe残高: 利用可能へ',
    occurredAt: funds.availableOn,
    lines: availableLines(funds.netYen),
  });
  return entry.posted;
}
