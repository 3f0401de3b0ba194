import { and, eq, ne } from 'drizzle-orm';
import { coupons } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { CouponId } from '@/lib/ids';

/**
 * Ends a coupon for good, at once; orders that hold it keep it. Stripe is told afterwards (mirrorCoupon). A second call changes
 * nothing. Operators only.
 */
export async function stopCoupon(ctx: Ctx, input: { couponId: CouponId }): Promise<'stopped' | 'already'> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx): Promise<'stopped' | 'already'> => {
    const won = await tx
      .update(coupons)
      .set({ state: 'stopped' })
      .where(and(eq(coupons.id, input.couponId), ne(coupons.state, 'stopped')))
      .returning({ id: coupons.id });
    if (won.length === 0) return 'already';
    await recordAudit({ ...ctx, db: tx }, { action: 'coupon.stopped', subjectId: input.couponId });
    return 'stopped';
  });
}
