import { asc, eq, exists } from 'drizzle-orm';
import { carts, type OrderState, orderLines, orders, payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { lockCoupons } from '@/lib/coupons/lock-coupons';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { cancelPayment } from '@/lib/payments/cancel-payment';
import { lockDays } from '@/lib/schedule/lock-days';
import { type DraftRefusal, orRefusal } from './draft-refused';
import { expireOrder } from './expire-order';
import { insertDraft } from './insert-draft';
import { openOrderWith } from './open-order-with';
import { vouchersThatMayPay } from './open-vouchers';
import { isOpenOrder } from './order-state';

export type RestartOrderOutcome =
  | { ok: true; orderId: OrderId }
  /** `may_still_pay`: its time is over, but its money may be on its way, or Stripe does not say. */
  | { ok: false; reason: DraftRefusal | 'still_open' | 'may_still_pay' };

const isOver = (state: OrderState) => state === 'expired' || state === 'canceled';

/**
 * A new draft with the courses and the purchaser of an order that expired or was canceled, at today's prices; with its coupon
 * where that may still be used. Consents and examinees are asked anew. An order past its time that was not swept yet is ended
 * first, so that what it held is there for the new one. A second click gives the same draft. Strangers get `not_found`.
 */
export async function restartOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<RestartOrderOutcome> {
  await assertOrderAccess(ctx, input.orderId);
  const open = await endPaymentOfOverdue(ctx, input.orderId);
  if (open !== null) return { ok: false, reason: open };
  const again = (withCoupon: boolean) =>
    orRefusal(ctx.db.transaction((tx) => restart({ ...ctx, db: tx }, { ...input, withCoupon })));
  const outcome = await again(true);
  return !outcome.ok && outcome.reason === 'coupon_refused' ? again(false) : outcome;
}

async function restart(ctx: Ctx, input: { orderId: OrderId; withCoupon: boolean }): Promise<RestartOrderOutcome> {
  await lockCartOf(ctx, input.orderId);
  const [old] = await ctx.db.select().from(orders).where(eq(orders.id, input.orderId)).for('update');
  if (old === undefined) throw new AppError('not_found');
  if (!isOver(old.state) && !isOpenOrder(old.state)) return { ok: false, reason: 'still_open' };
  const lines = await ctx.db
    .select({ courseId: orderLines.courseId, examDate: orderLines.examDate })
    .from(orderLines)
    .where(eq(orderLines.orderId, old.id))
    .orderBy(asc(orderLines.position));
  const couponCode = input.withCoupon ? old.couponCode : null;
  if (isOpenOrder(old.state)) {
    await lockDays(ctx, { orderIds: [old.id], wanted: lines });
    await lockCoupons(ctx, { orderIds: [old.id], wanted: couponCode });
    if (!(await expireOrder(ctx, { orderId: old.id }))) return { ok: false, reason: 'may_still_pay' };
  }
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

/** Why the old order cannot be left yet, or null: it is over, or past its time and its payment is ended now. */
async function endPaymentOfOverdue(ctx: Ctx, orderId: OrderId): Promise<'still_open' | 'may_still_pay' | null> {
  const [old] = await ctx.db
    .select({ state: orders.state, expiresAt: orders.expiresAt, mayPay: exists(vouchersThatMayPay(ctx)) })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  if (old === undefined) throw new AppError('not_found');
  if (isOver(old.state)) return null;
  if (!isOpenOrder(old.state) || old.expiresAt > ctx.clock.now()) return 'still_open';
  if (old.mayPay === true) return 'may_still_pay';
  const ended = await cancelPayment(ctx, { orderId });
  if (ended === 'paid') return 'still_open';
  return ended === 'try_again' ? 'may_still_pay' : null;
}

/** The cart before its orders, as createOrder does it: in any other order the two could wait for each other. */
async function lockCartOf(ctx: Ctx, orderId: OrderId): Promise<void> {
  const [order] = await ctx.db.select({ cartId: orders.cartId }).from(orders).where(eq(orders.id, orderId));
  if (order?.cartId == null) return;
  await ctx.db.select({ id: carts.id }).from(carts).where(eq(carts.id, order.cartId)).for('update');
}
