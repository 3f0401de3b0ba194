import { and, eq, inArray, lte } from 'drizzle-orm';
import { cartLines, orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { redeemCoupon } from '@/lib/coupons/redeem-coupon';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { keepPlaces } from '@/lib/schedule/keep-places';
import { openShares } from '@/lib/shares/open-shares';
import { issueTickets } from '@/lib/tickets/issue-tickets';
import { mailOrder } from './mail-order';
import { statesBefore } from './order-state';

export type FulfilOutcome = 'fulfilled' | 'already' | 'dead';

/**
 * The order's money has arrived in full: paid, tickets, shares, one mail, audit – in the caller's transaction. `already` when that was
 * done before (also when refunded since), `dead` when the order had expired or been canceled: the caller parks the payment
 * until it went back.
 */
export async function fulfilOrder(ctx: Ctx, input: { orderId: OrderId; paidAt: Date }): Promise<FulfilOutcome> {
  const [won] = await ctx.db
    .update(orders)
    .set({ state: 'paid', paidAt: input.paidAt })
    .where(and(eq(orders.id, input.orderId), inArray(orders.state, statesBefore('paid'))))
    .returning({ cartId: orders.cartId, createdAt: orders.createdAt });
  if (won === undefined) return whatItWas(ctx, input.orderId);
  await redeemCoupon(ctx, { orderId: input.orderId });
  await keepPlaces(ctx, { orderId: input.orderId });
  await issueTickets(ctx, { orderId: input.orderId });
  await openShares(ctx, input);
  await mailOrder(ctx, { orderId: input.orderId, template: 'order_paid' });
  if (won.cartId !== null) {
    const courseIds = ctx.db
      .select({ courseId: orderLines.courseId })
      .from(orderLines)
      .where(eq(orderLines.orderId, input.orderId));
    const inCart = and(eq(cartLines.cartId, won.cartId), lte(cartLines.createdAt, won.createdAt));
    await ctx.db.delete(cartLines).where(and(inCart, inArray(cartLines.courseId, courseIds)));
  }
  await recordAudit(ctx, { action: 'order.paid', subjectId: input.orderId, after: { state: 'paid' } });
  return 'fulfilled';
}

async function whatItWas(ctx: Ctx, orderId: OrderId): Promise<FulfilOutcome> {
  const [order] = await ctx.db
    .select({ state: orders.state, paidAt: orders.paidAt })
    .from(orders)
    .where(eq(orders.id, orderId));
  assert(order !== undefined, 'a payment belongs to an order');
  assert(order.state !== 'draft', 'an order without details has no payment');
  return order.paidAt === null ? 'dead' : 'already';
}
