import { and, asc, eq } from 'drizzle-orm';
import { facilities, orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { releaseCoupon } from '@/lib/coupons/release-coupon';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { livingSets } from '@/lib/sets/living-sets';
import { priceOrder } from './price-order';

/**
 * Prices a draft anew without its coupon, at its own single prices, and gives the coupon back, in the caller's transaction.
 * Returns the new total; null when the order is no draft any more: what was once submitted keeps its total.
 */
export async function takeOffCoupon(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<Yen | null> {
  const lines = await ctx.db
    .select({ line: orderLines, commissionBasisPoints: facilities.commissionBasisPoints })
    .from(orderLines)
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .where(eq(orderLines.orderId, input.orderId))
    .orderBy(asc(orderLines.position));
  const prices = lines.map(({ line, commissionBasisPoints }) => ({ ...line, commissionBasisPoints }));
  const priced = priceOrder(prices, { sets: await livingSets(ctx), coupon: null });
  const { setDiscountYen, couponDiscountYen, totalYen } = priced;
  const [changed] = await ctx.db
    .update(orders)
    .set({ setDiscountYen, couponDiscountYen, totalYen, couponId: null, couponCode: null })
    .where(and(eq(orders.id, input.orderId), eq(orders.state, 'draft')))
    .returning({ id: orders.id });
  if (changed === undefined) return null;
  for (const [index, line] of priced.lines.entries()) {
    const lineId = lines[index]?.line.id;
    if (lineId !== undefined) await ctx.db.update(orderLines).set(line).where(eq(orderLines.id, lineId));
  }
  await releaseCoupon(ctx, input);
  const after = { totalYen, reason: input.reason };
  await recordAudit(ctx, { action: 'order.coupon_taken_off', subjectId: input.orderId, after });
  return totalYen;
}
