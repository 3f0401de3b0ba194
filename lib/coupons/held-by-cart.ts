import { and, eq, inArray, sql } from 'drizzle-orm';
import { couponRedemptions, orders } from '@/db/schema';
import { isOwnOfCart } from '@/lib/checkout/replaceable-orders';
import type { Ctx } from '@/lib/context';
import type { CartId, CouponId, OrderId } from '@/lib/ids';

interface HeldByCart {
  /** The cart's own: the checkout leads back to that order, or a new one takes its place. */
  readonly own: readonly OrderId[];
  /** Of other contents and with money on its way: what it holds it keeps. */
  readonly kept: readonly OrderId[];
}

/** The uses of a coupon that unpaid orders of a cart hold. */
export async function heldByCart(ctx: Ctx, use: { couponId: CouponId; cartId: CartId | null }): Promise<HeldByCart> {
  const { couponId, cartId } = use;
  if (cartId === null) return { own: [], kept: [] };
  const rows = await ctx.db
    .select({ orderId: orders.id, isOwn: sql<boolean>`${isOwnOfCart(ctx, cartId)}` })
    .from(couponRedemptions)
    .innerJoin(orders, eq(orders.id, couponRedemptions.orderId))
    .where(
      and(
        eq(couponRedemptions.couponId, couponId),
        eq(couponRedemptions.state, 'claimed'),
        eq(orders.cartId, cartId),
        inArray(orders.state, ['draft', 'awaiting_payment']),
      ),
    );
  const ids = (isOwn: boolean) => rows.filter((row) => row.isOwn === isOwn).map(({ orderId }) => orderId);
  return { own: ids(true), kept: ids(false) };
}
