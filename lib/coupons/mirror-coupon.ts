import { and, eq, inArray } from 'drizzle-orm';
import { coupons, stripeRequests } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { CouponId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';
import { type StripeAnswer, sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import type { CouponRow } from './find-coupon';

/** `waiting`: Stripe did not answer or refused; the sweep tries again. */
export type MirrorOutcome = 'mirrored' | 'waiting';

/**
 * Brings a coupon's Stripe Coupon and PromotionCode in line with it: makes them and activates it, or stops the code of a stopped
 * one. Repeating it changes nothing; what Stripe said against it is stored for the operator.
 */
export async function mirrorCoupon(ctx: Ctx, couponId: CouponId): Promise<MirrorOutcome> {
  const [coupon] = await ctx.db.select().from(coupons).where(eq(coupons.id, couponId));
  if (coupon === undefined || coupon.state === 'active') return 'mirrored';
  if (coupon.state === 'stopped') return coupon.stripeStoppedAt === null ? stopAtStripe(ctx, coupon) : 'mirrored';
  const codeId = await makeAtStripe(ctx, coupon);
  if (codeId === null) return 'waiting';
  return ctx.db.transaction(async (tx): Promise<MirrorOutcome> => {
    const inner = { ...ctx, db: tx };
    const won = await tx
      .update(coupons)
      .set({ state: 'active', stripeError: null })
      .where(and(eq(coupons.id, coupon.id), eq(coupons.state, 'planned')))
      .returning({ id: coupons.id });
    if (won.length > 0) await recordAudit(inner, { action: 'coupon.active', subjectId: coupon.id });
    return 'mirrored';
  });
}

/** The PromotionCode's id; null while Stripe has not confirmed both objects. */
async function makeAtStripe(ctx: Ctx, coupon: CouponRow): Promise<string | null> {
  if (coupon.stripePromotionCodeId !== null) return coupon.stripePromotionCodeId;
  const couponAbout = { kind: 'coupon.create', subjectId: coupon.id } as const;
  const metadata = { coupon_id: coupon.id };
  const made = await sendStripeRequest(ctx, {
    ...couponAbout,
    attempt: await requestAttempt(ctx, couponAbout),
    params: { ...stripeTerms(coupon), duration: 'once', name: stripeName(coupon), metadata },
  });
  const stripeCouponId = await idOrError(ctx, coupon.id, made);
  if (stripeCouponId === null) return null;
  await ctx.db.update(coupons).set({ stripeCouponId }).where(eq(coupons.id, coupon.id));

  const codeAbout = { kind: 'promotion_code.create', subjectId: coupon.id } as const;
  const code = await sendStripeRequest(ctx, {
    ...codeAbout,
    attempt: await requestAttempt(ctx, codeAbout),
    params: { promotion: { type: 'coupon', coupon: stripeCouponId }, code: coupon.code, metadata },
  });
  const stripePromotionCodeId = await idOrError(ctx, coupon.id, code);
  if (stripePromotionCodeId === null) return null;
  await ctx.db.update(coupons).set({ stripePromotionCodeId }).where(eq(coupons.id, coupon.id));
  return stripePromotionCodeId;
}

async function stopAtStripe(ctx: Ctx, coupon: CouponRow): Promise<MirrorOutcome> {
  const isThere = coupon.stripePromotionCodeId !== null || (await mayHaveCode(ctx, coupon.id));
  const codeId = isThere ? await makeAtStripe(ctx, coupon) : null;
  if (isThere && codeId === null) return 'waiting';
  if (codeId !== null) {
    const about = { kind: 'promotion_code.stop', subjectId: coupon.id } as const;
    const attempt = await requestAttempt(ctx, about);
    const stopped = await sendStripeRequest(ctx, { ...about, attempt, params: { id: codeId, active: false } });
    if ((await idOrError(ctx, coupon.id, stopped)) === null) return 'waiting';
  }
  const done = { stripeStoppedAt: ctx.clock.now(), stripeError: null };
  await ctx.db.update(coupons).set(done).where(eq(coupons.id, coupon.id));
  return 'mirrored';
}

/** Stopped before the code's making was confirmed: it may exist all the same. */
async function mayHaveCode(ctx: Ctx, couponId: CouponId): Promise<boolean> {
  const [standing] = await ctx.db
    .select({ key: stripeRequests.key })
    .from(stripeRequests)
    .where(
      and(
        eq(stripeRequests.subjectId, couponId),
        eq(stripeRequests.kind, 'promotion_code.create'),
        inArray(stripeRequests.state, ['planned', 'sent', 'unknown', 'confirmed']),
      ),
    );
  return standing !== undefined;
}

async function idOrError(ctx: Ctx, couponId: CouponId, answer: StripeAnswer<{ id: string }>): Promise<string | null> {
  if (answer.outcome === 'confirmed') return answer.object.id;
  const stripeError = answer.outcome === 'refused' ? answer.error.message : 'no_answer';
  await ctx.db.update(coupons).set({ stripeError }).where(eq(coupons.id, couponId));
  return null;
}

function stripeTerms({ amountOffYen, percentBasisPoints }: CouponRow) {
  if (amountOffYen !== null) return { amount_off: amountOffYen, currency: 'jpy' as const };
  return { percent_off: percentOf(percentBasisPoints ?? 0) };
}

/** 1,050 basis points are 10.5, read from its digits: no division of ours. */
function percentOf(basisPoints: number): number {
  return Number(`${basisPoints}e-2`);
}

/** Neutral on purpose: our own name may say what is examined. */
function stripeName({ amountOffYen, percentBasisPoints }: CouponRow): string {
  return `割引 ${amountOffYen === null ? `${percentOf(percentBasisPoints ?? 0)}%` : formatYen(amountOffYen)}`;
}
