import type { Ctx } from '@/lib/context';
import { releaseCoupon } from '@/lib/coupons/release-coupon';
import type { OrderId } from '@/lib/ids';
import { releasePlaces } from '@/lib/schedule/release-places';

/**
 * Gives back what an unpaid order held, in the transaction in which it dies (expired, canceled, replaced). A second call changes
 * nothing. Money that arrives later takes nothing again: an operator decides.
 */
export async function releaseOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  await releasePlaces(ctx, input);
  await releaseCoupon(ctx, input);
}
