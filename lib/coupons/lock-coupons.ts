import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { couponRedemptions, coupons } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/**
 * Holds the coupons that orders use and the one that is wanted, in the caller's transaction, always in the same order: whoever
 * gives one back and takes another calls it first, so that two who swap never wait for each other.
 */
export async function lockCoupons(
  ctx: Ctx,
  { orderIds, wanted }: { orderIds: readonly OrderId[]; wanted: string | null },
): Promise<void> {
  const used = ctx.db
    .select({ couponId: couponRedemptions.couponId })
    .from(couponRedemptions)
    .where(and(inArray(couponRedemptions.orderId, [...orderIds]), eq(couponRedemptions.state, 'claimed')));
  await ctx.db
    .select({ id: coupons.id })
    .from(coupons)
    .where(or(inArray(coupons.id, used), wanted === null ? undefined : eq(coupons.code, wanted)))
    .orderBy(asc(coupons.id))
    .for('update');
}
