import type { Ctx } from '@/lib/context';
import type { CouponRefusal } from '@/lib/coupons/coupon-refusal';
import { findCoupon } from '@/lib/coupons/find-coupon';
import type { CartId } from '@/lib/ids';
import { livingSets } from '@/lib/sets/living-sets';
import type { Offers } from './price-order';

export interface TodaysOffers extends Offers {
  /** The coupon's name as patients see it, when it may be used. */
  readonly couponName: string | null;
  /** Why the entered coupon may not be used, whatever is ordered. */
  readonly refusal: CouponRefusal | null;
}

/** What takes something off an order today: every living set, and the coupon of the entered code when there is one. */
export async function readOffers(
  ctx: Ctx,
  { couponCode, cartId }: { couponCode: string | null; cartId: CartId | null },
): Promise<TodaysOffers> {
  const sets = await livingSets(ctx);
  if (couponCode === null) return { sets, coupon: null, couponName: null, refusal: null };
  const found = await findCoupon(ctx, { code: couponCode, cartId });
  if (!found.ok) return { sets, coupon: null, couponName: null, refusal: found.reason };
  return { sets, coupon: found.coupon, couponName: found.name, refusal: null };
}
