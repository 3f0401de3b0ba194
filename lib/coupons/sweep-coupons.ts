import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { coupons } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type Swept, sweepEach } from '@/lib/stripe/sweep-each';
import { mirrorCoupon } from './mirror-coupon';

const batchSize = 50;

/**
 * Tells Stripe about coupons that it does not know of yet: made while it did not answer, seeded, or stopped. What it refuses is
 * tried again after all those that were not tried yet.
 */
export async function sweepCoupons(ctx: Ctx, size = batchSize): Promise<Swept> {
  return sweepEach(await couponsToMirror(ctx, size), async ({ id }) => {
    await ctx.db.update(coupons).set({ stripeTriedAt: ctx.clock.now() }).where(eq(coupons.id, id));
    return (await mirrorCoupon(ctx, id)) === 'mirrored';
  });
}

/** The next batch: never tried first, then the longest ago. Condition and order are those of the index `coupons_to_mirror`. */
export function couponsToMirror({ db }: Pick<Ctx, 'db'>, size: number) {
  return db
    .select({ id: coupons.id })
    .from(coupons)
    .where(or(eq(coupons.state, 'planned'), and(eq(coupons.state, 'stopped'), isNull(coupons.stripeStoppedAt))))
    .orderBy(sql`${coupons.stripeTriedAt} asc nulls first`, asc(coupons.createdAt))
    .limit(size);
}
