import { and, eq, gte, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { couponRedemptions, coupons } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type CouponId, newId, type OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';

interface Claim {
  readonly couponId: CouponId;
  readonly orderId: OrderId;
  readonly userId: string | null;
  readonly discountYen: Yen;
}

/**
 * Takes one use of a coupon for a new order, in the caller's transaction: one conditional update decides who gets the last one.
 * False when none is left, or the coupon was stopped or ended meanwhile.
 */
export async function claimCoupon(ctx: Ctx, claim: Claim): Promise<boolean> {
  const now = ctx.clock.now();
  const today = jstDay(now);
  const won = await ctx.db
    .update(coupons)
    .set({ takenCount: sql`${coupons.takenCount} + 1` })
    .where(
      and(
        eq(coupons.id, claim.couponId),
        eq(coupons.state, 'active'),
        or(isNull(coupons.limitTotal), lt(coupons.takenCount, coupons.limitTotal)),
        lte(coupons.startsOn, today),
        or(isNull(coupons.endsOn), gte(coupons.endsOn, today)),
      ),
    )
    .returning({ id: coupons.id });
  if (won.length === 0) return false;
  await ctx.db
    .insert(couponRedemptions)
    .values({ ...claim, id: newId('cpr'), state: 'claimed', changedAt: now, createdAt: now });
  return true;
}
