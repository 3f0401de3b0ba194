import { asc, eq } from 'drizzle-orm';
import { carts, type OrderState, orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { insertDraft } from './insert-draft';
import { openOrderWith } from './open-order-with';
import { isOpenOrder } from './order-state';

export type RestartOrderOutcome =
  | { ok: true; orderId: OrderId }
  | { ok: false; reason: 'course_unavailable' | 'still_open' };

/** Dead, or past its time and only not yet swept. */
function isOver(order: { state: OrderState; expiresAt: Date }, now: Date): boolean {
  if (isOpenOrder(order.state)) return order.expiresAt <= now;
  return order.state === 'expired' || order.state === 'canceled';
}

/**
 * A new draft with the courses and the purchaser of an order that expired or was canceled, at today's prices. Consents and
 * examinees are asked anew. A second click gives the same draft. Strangers get `not_found`.
 */
export async function restartOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<RestartOrderOutcome> {
  await assertOrderAccess(ctx, input.orderId);
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    await lockCartOf(inner, input.orderId);
    const [old] = await tx.select().from(orders).where(eq(orders.id, input.orderId)).for('update');
    if (old === undefined) throw new AppError('not_found');
    if (!isOver(old, ctx.clock.now())) return { ok: false, reason: 'still_open' };
    const lines = await tx
      .select({ courseId: orderLines.courseId })
      .from(orderLines)
      .where(eq(orderLines.orderId, old.id))
      .orderBy(asc(orderLines.position));
    const courseIds = lines.map((line) => line.courseId);
    if (old.cartId !== null) {
      const same = await openOrderWith(inner, { cartId: old.cartId, courseIds });
      if (same !== undefined) return { ok: true, orderId: same };
    }
    const { cartId, locale, buyerName, buyerKana, buyerEmail, buyerPhone } = old;
    const buyer = { buyerName, buyerKana, buyerEmail, buyerPhone };
    const outcome = await insertDraft(inner, { cartId, locale, courseIds, buyer });
    if (!outcome.ok) return outcome;
    await recordAudit(inner, { action: 'order.created', subjectId: outcome.orderId, after: { state: 'draft' } });
    return outcome;
  });
}

/** The cart before its orders, as createOrder does it: in any other order the two could wait for each other. */
async function lockCartOf(ctx: Ctx, orderId: OrderId): Promise<void> {
  const [order] = await ctx.db.select({ cartId: orders.cartId }).from(orders).where(eq(orders.id, orderId));
  if (order?.cartId == null) return;
  await ctx.db.select({ id: carts.id }).from(carts).where(eq(carts.id, order.cartId)).for('update');
}
