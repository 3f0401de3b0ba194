import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { lockCoupons } from '@/lib/coupons/lock-coupons';
import type { CartId } from '@/lib/ids';
import { lockDays } from '@/lib/schedule/lock-days';
import type { DraftLine } from './insert-draft';
import { releaseOrder } from './release-order';
import { hasNoLivingPayment, isReplaceable } from './replaceable-orders';

interface Replaced {
  readonly cartId: CartId;
  /** What the new order wants: held together with what is given back. */
  readonly lines: readonly DraftLine[];
  readonly couponCode: string | null;
}

/**
 * Cancels the cart's unpaid orders that have no payment at Stripe, in the caller's transaction. What they held – coupon and
 * places – is free for the new order.
 */
export async function cancelReplaced(ctx: Ctx, { cartId, lines, couponCode }: Replaced): Promise<void> {
  const canceled = await ctx.db
    .update(orders)
    .set({ state: 'canceled' })
    .where(and(eq(orders.cartId, cartId), isReplaceable(ctx), hasNoLivingPayment(ctx)))
    .returning({ orderId: orders.id, consentedAt: orders.consentedAt });
  if (canceled.length === 0) return;
  const orderIds = canceled.map(({ orderId }) => orderId);
  await lockDays(ctx, { orderIds, wanted: lines });
  await lockCoupons(ctx, { orderIds, wanted: couponCode });
  for (const { orderId, consentedAt } of canceled) {
    await releaseOrder(ctx, { orderId });
    const before = { state: consentedAt === null ? 'draft' : 'awaiting_payment' };
    await recordAudit(ctx, { action: 'order.canceled', subjectId: orderId, before, after: { state: 'canceled' } });
  }
}
