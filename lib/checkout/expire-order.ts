import { and, eq, inArray, lte } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { mailOrder } from './mail-order';
import { statesBefore } from './order-state';
import { releaseOrder } from './release-order';
import { hasNoLivingPayment } from './replaceable-orders';

/**
 * Ends an unpaid order whose time is over and whose payment is ended at Stripe, in the caller's transaction: what it held is
 * free, one mail if it was submitted. False when it may still be paid, or is over already.
 */
export async function expireOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<boolean> {
  const [won] = await ctx.db
    .update(orders)
    .set({ state: 'expired' })
    .where(
      and(
        eq(orders.id, input.orderId),
        inArray(orders.state, statesBefore('expired')),
        lte(orders.expiresAt, ctx.clock.now()),
        hasNoLivingPayment(ctx),
      ),
    )
    .returning({ consentedAt: orders.consentedAt });
  if (won === undefined) return false;
  await releaseOrder(ctx, input);
  if (won.consentedAt !== null) await mailOrder(ctx, { ...input, template: 'order_expired' });
  await recordAudit(ctx, { action: 'order.expired', subjectId: input.orderId, after: { state: 'expired' } });
  return true;
}
