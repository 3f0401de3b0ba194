import { eq } from 'drizzle-orm';
import { carts, coupons, discountSets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type CartId, type CouponId, type DiscountSetId, newId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';

/** An active coupon of ¥2,000 on everything, unless told otherwise. */
export async function addCoupon(ctx: Ctx, terms: Partial<typeof coupons.$inferInsert> = {}): Promise<CouponId> {
  const id = newId('cpn');
  await ctx.db.insert(coupons).values({
    id,
    code: `T${id.slice(-12).toUpperCase()}`,
    name: '2,000円引き',
    state: 'active',
    amountOffYen: yen(2_000),
    borneBy: 'company',
    scope: 'all',
    startsOn: '2026-11-01',
    stripeCouponId: `coupon_${id}`,
    stripePromotionCodeId: `promo_${id}`,
    createdBy: 'test',
    createdAt: ctx.clock.now(),
    ...terms,
  });
  return id;
}

export async function codeOf(ctx: Ctx, couponId: CouponId): Promise<string> {
  const [coupon] = await ctx.db.select({ code: coupons.code }).from(coupons).where(eq(coupons.id, couponId));
  return coupon?.code ?? '';
}

/** Puts a code on a cart without asking whether it fits. */
export async function putCoupon(ctx: Ctx, cartId: CartId, code: string | null): Promise<void> {
  await ctx.db.update(carts).set({ couponCode: code }).where(eq(carts.id, cartId));
}

/** Three examinations or more: 10 % off, unless told otherwise. */
export async function addSet(ctx: Ctx, terms: Partial<typeof discountSets.$inferInsert> = {}): Promise<DiscountSetId> {
  const id = newId('set');
  const count = { kind: 'count' as const, minimumCount: 3, percentBasisPoints: 1_000 };
  const common = { id, name: '3名以上', borneBy: 'company' as const, startsOn: '2026-11-01', createdBy: 'test' };
  await ctx.db.insert(discountSets).values({ ...common, ...count, createdAt: ctx.clock.now(), ...terms });
  return id;
}
