import { and, asc, eq } from 'drizzle-orm';
import { cartLines, carts, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { lockCoupons } from '@/lib/coupons/lock-coupons';
import type { CartId, OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { lockDays } from '@/lib/schedule/lock-days';
import { type DraftRefusal, orRefusal } from './draft-refused';
import { type DraftLine, insertDraft } from './insert-draft';
import { openOrderWith } from './open-order-with';
import { releaseOrder } from './release-order';

export const orderLinesMax = 20;

export type CreateOrderOutcome =
  | { ok: true; orderId: OrderId }
  | { ok: false; reason: 'cart_empty' | 'too_many_lines' | DraftRefusal };

interface CreateOrder {
  readonly cartId: CartId;
  readonly locale: 'ja' | 'en';
  /** What the cart showed; an order is made for no other total. */
  readonly shownTotalYen?: Yen;
}

/**
 * Turns a cart into a draft order at today's prices, in a transaction of its own; its places are held and its coupon is claimed
 * with it. The caller holds the cart (its cookie). A second click gives the same order; a cart changed since gives a new one and
 * cancels the untouched draft.
 */
export async function createOrder(ctx: Ctx, input: CreateOrder): Promise<CreateOrderOutcome> {
  return orRefusal(ctx.db.transaction((tx) => createFromCart({ ...ctx, db: tx }, input)));
}

async function createFromCart(ctx: Ctx, input: CreateOrder): Promise<CreateOrderOutcome> {
  const { cartId } = input;
  const [cart] = await ctx.db
    .select({ couponCode: carts.couponCode })
    .from(carts)
    .where(eq(carts.id, cartId))
    .for('update');
  const lines = await ctx.db
    .select({ courseId: cartLines.courseId, examDate: cartLines.examDate })
    .from(cartLines)
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
  if (lines.length === 0) return { ok: false, reason: 'cart_empty' };
  if (lines.length > orderLinesMax) return { ok: false, reason: 'too_many_lines' };

  const couponCode = cart?.couponCode ?? null;
  const shownTotalYen = input.shownTotalYen ?? null;
  const same = await openOrderWith(ctx, { cartId, lines, couponCode, totalYen: shownTotalYen });
  if (same !== undefined) return { ok: true, orderId: same };
  await cancelOlderDrafts(ctx, { cartId, lines, couponCode });
  const orderId = await insertDraft(ctx, { cartId, locale: input.locale, lines, couponCode, shownTotalYen });
  await recordAudit(ctx, { action: 'order.created', subjectId: orderId, after: { state: 'draft' } });
  return { ok: true, orderId };
}

/** Drafts have no payment yet, so nothing at Stripe has to be undone. What they held is free for the new one. */
async function cancelOlderDrafts(
  ctx: Ctx,
  { cartId, lines, couponCode }: { cartId: CartId; lines: readonly DraftLine[]; couponCode: string | null },
): Promise<void> {
  const canceled = await ctx.db
    .update(orders)
    .set({ state: 'canceled' })
    .where(and(eq(orders.cartId, cartId), eq(orders.state, 'draft')))
    .returning({ orderId: orders.id });
  if (canceled.length === 0) return;
  const orderIds = canceled.map(({ orderId }) => orderId);
  await lockDays(ctx, { orderIds, wanted: lines });
  await lockCoupons(ctx, { orderIds, wanted: couponCode });
  for (const order of canceled) {
    await releaseOrder(ctx, order);
    const states = { before: { state: 'draft' }, after: { state: 'canceled' } };
    await recordAudit(ctx, { action: 'order.canceled', subjectId: order.orderId, ...states });
  }
}
