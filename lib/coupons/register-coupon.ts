import { eq, inArray } from 'drizzle-orm';
import { coupons, courses, facilities } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type CouponId, type CourseId, type FacilityId, newId } from '@/lib/ids';
import type { DiscountTerms } from '@/lib/money/discount-amount';
import type { Yen } from '@/lib/money/yen';
import { parseCouponCode, saysHealth } from './coupon-code';

export interface NewCoupon extends DiscountTerms {
  /** As typed. */
  readonly code: string;
  readonly name: string;
  readonly borneBy: 'company' | 'facility';
  readonly scope: 'all' | 'facility' | 'courses';
  readonly facilityId: FacilityId | null;
  readonly courseIds: readonly CourseId[];
  readonly minimumYen: Yen;
  readonly firstPurchaseOnly: boolean;
  readonly withSets: boolean;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly limitTotal: number | null;
  readonly limitPerPerson: number | null;
}

export type RegisterCouponOutcome =
  | { readonly ok: true; readonly couponId: CouponId }
  | { readonly ok: false; readonly reason: 'code_form' | 'code_health' | 'code_taken' | 'target_missing' };

/** Writes a coupon that is usable once Stripe has it (mirrorCoupon). Operators only. A code is given once and for all. */
export async function registerCoupon(ctx: Ctx, input: NewCoupon): Promise<RegisterCouponOutcome> {
  assertOperator(ctx);
  const code = parseCouponCode(input.code);
  if (code === null) return { ok: false, reason: 'code_form' };
  if (saysHealth(code)) return { ok: false, reason: 'code_health' };
  return ctx.db.transaction(async (tx): Promise<RegisterCouponOutcome> => {
    const inner = { ...ctx, db: tx };
    if (!(await targetsExist(inner, input))) return { ok: false, reason: 'target_missing' };
    const couponId = newId('cpn');
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
    const values = { ...input, id: couponId, code, state: 'planned', createdBy, createdAt: ctx.clock.now() } as const;
    const made = await tx
      .insert(coupons)
      .values({ ...values, courseIds: [...input.courseIds] })
      .onConflictDoNothing({ target: coupons.code })
      .returning({ id: coupons.id });
    if (made.length === 0) return { ok: false, reason: 'code_taken' };
    const { name: _name, ...after } = input;
    await recordAudit(inner, { action: 'coupon.registered', subjectId: couponId, after: { ...after, code } });
    return { ok: true, couponId };
  });
}

async function targetsExist(ctx: Ctx, { scope, facilityId, courseIds }: NewCoupon): Promise<boolean> {
  if (scope === 'facility') {
    return facilityId !== null && (await ctx.db.$count(facilities, eq(facilities.id, facilityId))) === 1;
  }
  const wanted = new Set(courseIds);
  if (scope === 'all') return wanted.size === 0 && facilityId === null;
  return wanted.size > 0 && (await ctx.db.$count(courses, inArray(courses.id, [...wanted]))) === wanted.size;
}
