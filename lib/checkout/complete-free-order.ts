import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type NotPayable, whyNotPayable } from '@/lib/payments/why-not-payable';
import { fulfilOrder } from './fulfil-order';

export type CompleteFreeOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: NotPayable | 'not_free' };

/**
 * Finishes an order of ¥0 once its details are in: tickets and mail as for a paid one, without Stripe and without a payment row.
 * A second call finds it done. Strangers get `not_found`.
 */
export async function completeFreeOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<CompleteFreeOutcome> {
  const orderId = await assertOrderAccess(ctx, input.orderId);
  return ctx.db.transaction(async (tx): Promise<CompleteFreeOutcome> => {
    const [order] = await tx
      .select({ state: orders.state, expiresAt: orders.expiresAt, totalYen: orders.totalYen })
      .from(orders)
      .where(eq(orders.id, orderId))
      .for('update');
    if (order === undefined || order.totalYen > 0) return { ok: false, reason: 'not_free' };
    const reason = whyNotPayable(order, ctx.clock.now());
    if (reason === 'already_paid') return { ok: true };
    if (reason !== null) return { ok: false, reason };
    await fulfilOrder({ ...ctx, db: tx }, { orderId, paidAt: ctx.clock.now() });
    return { ok: true };
  });
}
