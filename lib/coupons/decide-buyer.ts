import { and, eq, sql } from 'drizzle-orm';
import { couponRedemptions, coupons, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { CouponRefusal } from './coupon-refusal';
import { personReason } from './person-reason';

interface Buyer {
  readonly orderId: OrderId;
  readonly userId: string | null;
  readonly email: string;
}

/**
 * Now it is known who uses the order's coupon: the limits per person are decided, one order of a person at a time, in the caller's
 * transaction. Null and the buyer stored with the use, or the reason against it. Orders without a coupon: null.
 */
export async function decideBuyer(ctx: Ctx, buyer: Buyer): Promise<CouponRefusal | null> {
  // The order before its use, as everybody who ends an order does.
  await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.id, buyer.orderId)).for('update');
  const [use] = await ctx.db
    .select({ id: couponRedemptions.id, coupon: coupons })
    .from(couponRedemptions)
    .innerJoin(coupons, eq(coupons.id, couponRedemptions.couponId))
    .where(and(eq(couponRedemptions.orderId, buyer.orderId), eq(couponRedemptions.state, 'claimed')));
  if (use === undefined) return null;
  const person = { userId: buyer.userId, email: buyer.email.toLowerCase() };
  const keys = [person.userId, person.email].flatMap((key) => (key === null ? [] : [`coupon:${key}`])).sort();
  for (const key of keys) await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  const { coupon } = use;
  const reason = await personReason(ctx, { ...coupon, couponId: coupon.id }, { person, except: [buyer.orderId] });
  if (reason !== null) return reason;
  await ctx.db
    .update(couponRedemptions)
    .set({ userId: person.userId, buyerEmail: person.email })
    .where(eq(couponRedemptions.id, use.id));
  return null;
}
