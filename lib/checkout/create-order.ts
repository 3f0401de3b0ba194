import { and, asc, eq, ne } from 'drizzle-orm';
import { cartLines, carts, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { CartId, OrderId } from '@/lib/ids';
import { insertDraft } from './insert-draft';
import { openOrderWith } from './open-order-with';

export const orderLinesMax = 20;

export type CreateOrderOutcome =
  | { ok: true; orderId: OrderId }
  | { ok: false; reason: 'cart_empty' | 'too_many_lines' | 'course_unavailable' };

/**
 * Turns a cart into a draft order with today's titles and prices, in a transaction of its own. The caller holds the cart
 * (its cookie). A second click gives the same order; a cart changed since gives a new one and cancels the untouched draft.
 */
export async function createOrder(
  ctx: Ctx,
  input: { cartId: CartId; locale: 'ja' | 'en' },
): Promise<CreateOrderOutcome> {
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx.select({ id: carts.id }).from(carts).where(eq(carts.id, input.cartId)).for('update');
    const lines = await tx
      .select({ courseId: cartLines.courseId })
      .from(cartLines)
      .where(eq(cartLines.cartId, input.cartId))
      .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
    const courseIds = lines.map((line) => line.courseId);
    if (courseIds.length === 0) return { ok: false, reason: 'cart_empty' };
    if (courseIds.length > orderLinesMax) return { ok: false, reason: 'too_many_lines' };

    const same = await openOrderWith(inner, { cartId: input.cartId, courseIds });
    if (same !== undefined) return { ok: true, orderId: same };
    const outcome = await insertDraft(inner, { ...input, courseIds });
    if (!outcome.ok) return outcome;
    await cancelOlderDrafts(inner, { cartId: input.cartId, keep: outcome.orderId });
    await recordAudit(inner, { action: 'order.created', subjectId: outcome.orderId, after: { state: 'draft' } });
    return outcome;
  });
}

/** Drafts have no payment yet, so nothing at Stripe has to be undone. */
async function cancelOlderDrafts(ctx: Ctx, input: { cartId: CartId; keep: OrderId }): Promise<void> {
  await ctx.db
    .update(orders)
    .set({ state: 'canceled' })
    .where(and(eq(orders.cartId, input.cartId), eq(orders.state, 'draft'), ne(orders.id, input.keep)));
}
