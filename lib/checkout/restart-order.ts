import { asc, eq } from 'drizzle-orm';
import { carts, type OrderState, orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { type DraftRefusal, orRefusal } from './draft-refused';
import { insertDraft } from './insert-draft';
import { openOrderWith } from './open-order-with';
import { isOpenOrder } from './order-state';

export type RestartOrderOutcome = { ok: true; orderId: OrderId } | { ok: false; reason: DraftRefusal | 'still_open' };

/** Dead, or past its time and only not yet swept. */
function isOver(order: { state: OrderState; expiresAt: Date }, now: Date): boolean {
  if (isOpenOrder(order.state)) return order.expiresAt <= now;
  return order.state === 'expired' || order.state === 'canceled';
}

/**
 * A new draft with the courses and the purchaser of an order that expired or was canceled, at today's prices; with its coupon
 * where that may still be used. Consents and examinees are asked anew. A second click gives the same draft. Strangers get
 * `not_found`.
 */
export async function restartOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<RestartOrderOutcome> {
  await assertOrderAccess(ctx, input.orderId);
  const again = (withCoupon: boolean) =>
    orRefusal(ctx.db.transaction((tx) => restart({ ...ctx, db: tx }, { ...input, withCoupon })));
  const outcome = await again(true);
  return !outcome.ok && outcome.reason === 'coupon_refused' ? again(false) : outcome;
}

async function restart(ctx: Ctx, input: { orderId: OrderId; withCoupon: boolean }): Promise<RestartOrderOutcome> {
  await lockCartOf(ctx, input.orderId);
  const [old] = await ctx.db.select().from(orders).where(eq(orders.id, input.orderId)).for('update');
  if (old === undefined) throw new AppError('not_found');
  if (!isOver(old, ctx.clock.now())) return { ok: false, reason: 'still_open' };
  const lines = await ctx.db
    .select({ courseId: orderLines.courseId, examDate: orderLines.examDate })
    .from(orderLines)
    .where(eq(orderLines.orderId, old.id))
    .orderBy(asc(orderLines.position));
  const couponCode = input.withCoupon ? old.couponCode : null;
  if (old.cartId !== null) {
    const same = await openOrderWith(ctx, { cartId: old.cartId, lines, couponCode, totalYen: null });
    if (same !== undefined) return { ok: true, orderId: same };
  }
  const { cartId, locale, buyerName, buyerKana, buyerEmail, buyerPhone } = old;
  const buyer = { buyerName, buyerKana, buyerEmail, buyerPhone };
  const orderId = await insertDraft(ctx, { cartId, locale, lines, couponCode, shownTotalYen: null, buyer });
  await recordAudit(ctx, { action: 'order.created', subjectId: orderId, after: { state: 'draft' } });
  return { ok: true, orderId };
}

/** The cart before its orders, as createOrder does it: in any other order the two could wait for each other. */
async function lockCartOf(ctx: Ctx, orderId: OrderId): Promise<void> {
  const [order] = await ctx.db.select({ cartId: orders.cartId }).from(orders).where(eq(orders.id, orderId));
  if (order?.cartId == null) return;
  await ctx.db.select({ id: carts.id }).from(carts).where(eq(carts.id, order.cartId)).for('update');
}
