import { and, eq, gt, inArray } from 'drizzle-orm';
import { orderLines, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId, CourseId, OrderId } from '@/lib/ids';
import { statesBefore } from './order-state';

/** The cart's unpaid order with exactly these courses, still alive. */
export async function openOrderWith(
  ctx: Ctx,
  wanted: { cartId: CartId; courseIds: readonly CourseId[] },
): Promise<OrderId | undefined> {
  const rows = await ctx.db
    .select({ orderId: orders.id, courseId: orderLines.courseId })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(
      and(
        eq(orders.cartId, wanted.cartId),
        inArray(orders.state, statesBefore('expired')),
        gt(orders.expiresAt, ctx.clock.now()),
      ),
    );
  const key = (ids: readonly string[]) => [...ids].sort().join();
  const byOrder = new Map<OrderId, CourseId[]>();
  for (const row of rows) byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), row.courseId]);
  for (const [orderId, courseIds] of byOrder) {
    if (key(courseIds) === key(wanted.courseIds)) return orderId;
  }
  return undefined;
}
