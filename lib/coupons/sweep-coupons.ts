import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { coupons } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type Swept, sweepEach } from '@/lib/stripe/sweep-each';
import { mirrorCoupon } from './mirror-coupon';

const batchSize = 50;

/** Tells Stripe about coupons that it does not know of yet: made while it did not answer, seeded, or stopped. */
export async function sweepCoupons(ctx: Ctx): Promise<Swept> {
  const rows = await ctx.db
    .select({ id: coupons.id })
    .from(coupons)
    .where(or(eq(coupons.state, 'planned'), and(eq(coupons.state, 'stopped'), isNull(coupons.stripeStoppedAt))))
    .orderBy(asc(coupons.createdAt))
    .limit(batchSize);
  return sweepEach(rows, async (coupon) => (await mirrorCoupon(ctx, coupon.id)) === 'mirrored');
}
