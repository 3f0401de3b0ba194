import { asc, eq } from 'drizzle-orm';
import { lineCancellations, mails, orderLines, orders, refunds, tickets } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { payOrder } from '@/db/testing/pay-order';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId } from '@/lib/ids';

/** Free until the second day, 30 % until the tenth. */
export const ladder: CancelLadder = {
  dated: [{ daysBefore: 3, unit: 'business', until: '17:00', feeBasisPoints: 0 }],
  undated: [
    { daysAfter: 2, unit: 'calendar', until: '17:00', feeBasisPoints: 0 },
    { daysAfter: 10, unit: 'calendar', until: '17:00', feeBasisPoints: 3_000 },
  ],
};

export async function linesOf(ctx: Ctx, orderId: OrderId): Promise<readonly OrderLineId[]> {
  const rows = await ctx.db
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  return rows.map(({ id }) => id);
}

/** A paid order, a line per price, with the ladder above. */
export async function soldOrder(ctx: Ctx, prices: readonly number[], paymentMethod?: string) {
  const orderId = await insertOrderToPay(ctx, prices);
  await ctx.db.update(orderLines).set({ cancelLadder: ladder }).where(eq(orderLines.orderId, orderId));
  const intentId = await payOrder(ctx, orderId, paymentMethod);
  return { orderId, intentId, lines: await linesOf(ctx, orderId) };
}

/** What became of an order's lines and money. */
export async function fateOf(ctx: Ctx, orderId: OrderId) {
  const [order] = await ctx.db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId));
  const issued = await ctx.db
    .select({ state: tickets.state })
    .from(tickets)
    .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
    .where(eq(tickets.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const kept = await ctx.db
    .select({ feeYen: lineCancellations.feeYen })
    .from(lineCancellations)
    .innerJoin(orderLines, eq(orderLines.id, lineCancellations.orderLineId))
    .where(eq(lineCancellations.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const made = await ctx.db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.ordinal));
  const sent = await ctx.db.select({ template: mails.template }).from(mails).where(eq(mails.orderId, orderId));
  return {
    order: order?.state,
    tickets: issued.map(({ state }) => state),
    fees: kept.map(({ feeYen }) => feeYen),
    refunds: made.map(({ ordinal, state, amountYen }) => [ordinal, state, amountYen]),
    mails: sent.map(({ template }) => template).toSorted(),
  };
}
