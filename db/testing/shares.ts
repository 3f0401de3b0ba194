import { eq, sql } from 'drizzle-orm';
import { journalEntries, journalLines, orders } from '@/db/schema';
import { fulfilOrder } from '@/lib/checkout/fulfil-order';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { postEntry } from '@/lib/ledger/post-entry';
import { negateYen } from '@/lib/money/yen';

/** Fulfils an order and books its sale as a payment would, without Stripe. */
export async function payInBooks(ctx: Ctx, orderId: OrderId): Promise<void> {
  const [order] = await ctx.db.select({ totalYen: orders.totalYen }).from(orders).where(eq(orders.id, orderId));
  assert(order !== undefined, 'the order exists');
  const paidAt = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    await fulfilOrder({ ...ctx, db: tx }, { orderId, paidAt });
    if (order.totalYen === 0) return;
    await postEntry(
      { ...ctx, db: tx },
      {
        factKind: 'payment',
        factId: orderId,
        leg: 'paid',
        orderId,
        description: '入金',
        occurredAt: paidAt,
        lines: [
          { account: 'receivable:order', amountYen: order.totalYen },
          { account: 'advance:orders', amountYen: negateYen(order.totalYen) },
        ],
      },
    );
  });
}

/** What an order's entries leave on each account that is not zero; a facility's account without its id. */
export async function accountsOfOrder(ctx: Ctx, orderId: OrderId): Promise<Record<string, number>> {
  const account = sql<string>`regexp_replace(${journalLines.accountId}, ':fac_.*$', '')`;
  const rows = await ctx.db
    .select({ account, sum: sql<string>`sum(${journalLines.amountYen})` })
    .from(journalEntries)
    .innerJoin(journalLines, eq(journalLines.entryId, journalEntries.id))
    .where(eq(journalEntries.orderId, orderId))
    .groupBy(account)
    .orderBy(account);
  return Object.fromEntries(
    rows.map(({ account: id, sum }) => [id, Number(sum)] as const).filter(([, sum]) => sum !== 0),
  );
}
