import { eq } from 'drizzle-orm';
import { carts } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { parseCouponCode } from '@/lib/coupons/coupon-code';
import type { CouponRefusal } from '@/lib/coupons/coupon-refusal';
import type { CartId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { readCart } from './queries';

export type EnterCouponOutcome =
  | { ok: true; discountYen: Yen }
  | { ok: false; reason: 'missing' | 'form' }
  | { ok: false; reason: CouponRefusal; code: string; minimumYen: Yen };

/**
 * Remembers a coupon on the cart when it takes something off now; the caller holds the cart (its cookie). A cart has at most one.
 * What does not fit is told and not kept, so that a coupon entered before stays.
 */
export async function enterCoupon(ctx: Ctx, input: { cartId: CartId; text: string }): Promise<EnterCouponOutcome> {
  if (input.text.trim() === '') return { ok: false, reason: 'missing' };
  const code = parseCouponCode(input.text);
  if (code === null) return { ok: false, reason: 'form' };
  const { coupon } = await readCart(ctx, input.cartId, { couponCode: code });
  if (coupon === null) return { ok: false, reason: 'form' };
  const { refusal, minimumYen, discountYen } = coupon;
  if (refusal !== null) return { ok: false, reason: refusal, code, minimumYen };
  await ctx.db.update(carts).set({ couponCode: code, updatedAt: ctx.clock.now() }).where(eq(carts.id, input.cartId));
  return { ok: true, discountYen };
}
