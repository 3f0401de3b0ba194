import { and, eq, inArray } from 'drizzle-orm';
import { couponRedemptions, coupons, orders } from '@/db/schema';
import type { CouponTerms } from '@/lib/checkout/price-order';
import type { Ctx } from '@/lib/context';
import type { CartId, CouponId, OrderId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { type CouponRefusal, closedReason } from './coupon-refusal';
import { personReason } from './person-reason';

export type CouponRow = typeof coupons.$inferSelect;

export type FoundCoupon =
  | { readonly ok: true; readonly coupon: CouponTerms; readonly name: string }
  | { readonly ok: false; readonly reason: CouponRefusal };

export function couponTerms({ id, ...row }: CouponRow): CouponTerms {
  const { code, borneBy, scope, facilityId, courseIds, minimumYen, withSets, percentBasisPoints, amountOffYen } = row;
  return {
    ...{ couponId: id, code, borneBy, scope, facilityId, courseIds, minimumYen, withSets },
    ...{ percentBasisPoints, amountOffYen },
  };
}

/**
 * The coupon of a canonical code as far as it may be used today by whoever acts; whether it fits an order is the price's work.
 * What unpaid orders of the same cart hold is not held against it.
 */
export async function findCoupon(ctx: Ctx, wanted: { code: string; cartId: CartId | null }): Promise<FoundCoupon> {
  const [row] = await ctx.db.select().from(coupons).where(eq(coupons.code, wanted.code));
  if (row === undefined) return { ok: false, reason: 'unknown' };
  const held = await heldByCart(ctx, { couponId: row.id, cartId: wanted.cartId });
  const { actor } = ctx;
  // A signed-in operator may be typing for somebody else (telephone): then the address in the details decides.
  const isBuyer = actor.kind === 'user' && !actor.roles.includes('operator');
  const person = { userId: isBuyer ? actor.userId : null, email: isBuyer ? actor.email.toLowerCase() : null };
  const others = { ...row, takenCount: row.takenCount - held.length };
  const reason =
    closedReason(others, jstDay(ctx.clock.now())) ??
    (await personReason(ctx, { ...row, couponId: row.id }, { person, except: held }));
  return reason === null ? { ok: true, coupon: couponTerms(row), name: row.name } : { ok: false, reason };
}

async function heldByCart(ctx: Ctx, use: { couponId: CouponId; cartId: CartId | null }): Promise<readonly OrderId[]> {
  if (use.cartId === null) return [];
  const rows = await ctx.db
    .select({ orderId: orders.id })
    .from(couponRedemptions)
    .innerJoin(orders, eq(orders.id, couponRedemptions.orderId))
    .where(
      and(
        eq(couponRedemptions.couponId, use.couponId),
        eq(couponRedemptions.state, 'claimed'),
        eq(orders.cartId, use.cartId),
        inArray(orders.state, ['draft', 'awaiting_payment']),
      ),
    );
  return rows.map((row) => row.orderId);
}
