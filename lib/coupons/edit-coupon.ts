import { and, eq, lte, ne, sql } from 'drizzle-orm';
import { coupons } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { CouponId } from '@/lib/ids';

export interface CouponEdit {
  readonly couponId: CouponId;
  readonly name: string;
  readonly endsOn: string | null;
  readonly limitTotal: number | null;
  readonly limitPerPerson: number | null;
}

export type EditCouponOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'missing' | 'stopped' | 'below_taken' | 'ends_before_start' };

/**
 * Changes what is ours alone: name, end and limits. Amount, code and targets never change; a limit cannot fall below what is
 * taken. Operators only.
 */
export async function editCoupon(ctx: Ctx, input: CouponEdit): Promise<EditCouponOutcome> {
  assertOperator(ctx);
  const { couponId, name, endsOn, limitTotal, limitPerPerson } = input;
  return ctx.db.transaction(async (tx): Promise<EditCouponOutcome> => {
    const [before] = await tx.select().from(coupons).where(eq(coupons.id, couponId));
    if (before === undefined) return { ok: false, reason: 'missing' };
    if (before.state === 'stopped') return { ok: false, reason: 'stopped' };
    if (endsOn !== null && endsOn < before.startsOn) return { ok: false, reason: 'ends_before_start' };
    const isEnough = limitTotal === null ? sql`true` : lte(coupons.takenCount, limitTotal);
    const won = await tx
      .update(coupons)
      .set({ name, endsOn, limitTotal, limitPerPerson })
      .where(and(eq(coupons.id, couponId), ne(coupons.state, 'stopped'), isEnough))
      .returning({ id: coupons.id });
    if (won.length === 0) return { ok: false, reason: 'below_taken' };
    const was = { endsOn: before.endsOn, limitTotal: before.limitTotal, limitPerPerson: before.limitPerPerson };
    const after = { endsOn, limitTotal, limitPerPerson };
    await recordAudit({ ...ctx, db: tx }, { action: 'coupon.edited', subjectId: couponId, before: was, after });
    return { ok: true };
  });
}
