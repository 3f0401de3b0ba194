import { eq } from 'drizzle-orm';
import { coupons } from '@/db/schema';
import type { CouponTerms } from '@/lib/checkout/price-order';
import type { Ctx } from '@/lib/context';
import type { CartId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { type CouponRefusal, closedReason } from './coupon-refusal';
import { heldByCart } from './held-by-cart';
import { personReason } from './person-reason';

export type CouponRow = typeof coupons.$inferSelect;

export type FoundCoupon =
  | { readonly ok: true; readonly coupon: CouponTerms; readonly name: string }
  | { readonly ok: false; readonly reason: CouponRefusal };

export function couponTerms({ id, ...row }: CouponRow): CouponTerms {
  const { code, borneBy, scope, facilityId, courseIds, minimumYen, withSets, percentBasisPoints, amountOffYen } = row;
  return {
    couponId: id,
    code,
    borneBy,
    scope,
    facilityId,
    courseIds,
    minimumYen,
    withSets,
    percentBasisPoints,
    amountOffYen,
  };
}

/**
 * The coupon of a canonical code as far as it may be used today by whoever acts; whether it fits an order is the price's work.
 * What unpaid orders of the same cart hold is not held against it, unless they keep it for money that is on its way.
 */
export async function findCoupon(ctx: Ctx, wanted: { code: string; cartId: CartId | null }): Promise<FoundCoupon> {
  const [row] = await ctx.db.select().from(coupons).where(eq(coupons.code, wanted.code));
  if (row === undefined) return { ok: false, reason: 'unknown' };
  const { own, kept } = await heldByCart(ctx, { couponId: row.id, cartId: wanted.cartId });
  const { actor } = ctx;
  // A signed-in operator may be typing for somebody else (telephone): then the address in the details decides.
  const isBuyer = actor.kind === 'user' && !actor.roles.includes('operator');
  const person = { userId: isBuyer ? actor.userId : null, email: isBuyer ? actor.email.toLowerCase() : null };
  const today = jstDay(ctx.clock.now());
  const closed = (heldCount: number) => closedReason({ ...row, takenCount: row.takenCount - heldCount }, today);
  const isInUse = closed(own.length) === 'used_up' && closed(own.length + kept.length) === null;
  const reason = isInUse
    ? 'in_use'
    : (closed(own.length) ?? (await personReason(ctx, { ...row, couponId: row.id }, { person, except: own })));
  return reason === null ? { ok: true, coupon: couponTerms(row), name: row.name } : { ok: false, reason };
}
