import { and, eq } from 'drizzle-orm';
import { couponRedemptions } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/** The order was paid: its use of the coupon is final, in the caller's transaction. It stays so when money goes back. */
export async function redeemCoupon(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  await ctx.db
    .update(couponRedemptions)
    .set({ state: 'redeemed', changedAt: ctx.clock.now() })
    .where(and(eq(couponRedemptions.orderId, input.orderId), eq(couponRedemptions.state, 'claimed')));
}
