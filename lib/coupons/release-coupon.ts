import { and, eq, sql } from 'drizzle-orm';
import { couponRedemptions, coupons } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/** Gives an unpaid order's use of its coupon back, in the caller's transaction. A second call changes nothing. */
export async function releaseCoupon(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const [released] = await ctx.db
    .update(couponRedemptions)
    .set({ state: 'released', changedAt: ctx.clock.now() })
    .where(and(eq(couponRedemptions.orderId, input.orderId), eq(couponRedemptions.state, 'claimed')))
    .returning({ couponId: couponRedemptions.couponId });
  if (released === undefined) return;
  await ctx.db
    .update(coupons)
    .set({ takenCount: sql`${coupons.takenCount} - 1` })
    .where(eq(coupons.id, released.couponId));
}
