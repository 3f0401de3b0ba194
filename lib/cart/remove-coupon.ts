import { eq } from 'drizzle-orm';
import { carts } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId } from '@/lib/ids';

/** Takes the coupon off the cart. Repeating it changes nothing. */
export async function removeCoupon(ctx: Ctx, input: { cartId: CartId }): Promise<void> {
  await ctx.db.update(carts).set({ couponCode: null, updatedAt: ctx.clock.now() }).where(eq(carts.id, input.cartId));
}
