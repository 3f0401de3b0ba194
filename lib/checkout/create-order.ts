import { asc, eq } from 'drizzle-orm';
import { cartLines, carts } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { CartId, OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { cancelReplaced } from './cancel-replaced';
import { type DraftRefusal, orRefusal } from './draft-refused';
import { endOlderPayments, ordersWithPayment } from './end-older-payments';
import { type DraftLine, insertDraft } from './insert-draft';
import { openOrderWith } from './open-order-with';

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
 * with it. The caller holds the cart (its cookie). A second click gives the same order; a cart changed since gives a new one, which
 * takes the place of the unpaid ones before it, with what they held. Orders with money on their way stay.
 */
export async function createOrder(ctx: Ctx, input: CreateOrder): Promise<CreateOrderOutcome> {
  const { cartId } = input;
  if ((await ordersWithPayment(ctx, cartId)).length > 0) {
    const asked = await readAsked(ctx, cartId);
    if ((await sameOrder(ctx, { ...input, ...asked })) === undefined) await endOlderPayments(ctx, cartId);
  }
  return orRefusal(ctx.db.transaction((tx) => createFromCart({ ...ctx, db: tx }, input)));
}

async function createFromCart(ctx: Ctx, input: CreateOrder): Promise<CreateOrderOutcome> {
  const { cartId } = input;
  await ctx.db.select({ id: carts.id }).from(carts).where(eq(carts.id, cartId)).for('update');
  const asked = await readAsked(ctx, cartId);
  const { lines, couponCode } = asked;
  if (lines.length === 0) return { ok: false, reason: 'cart_empty' };
  if (lines.length > orderLinesMax) return { ok: false, reason: 'too_many_lines' };

  const same = await sameOrder(ctx, { ...input, ...asked });
  if (same !== undefined) return { ok: true, orderId: same };
  await cancelReplaced(ctx, { cartId, lines, couponCode });
  const shownTotalYen = input.shownTotalYen ?? null;
  const orderId = await insertDraft(ctx, { cartId, locale: input.locale, lines, couponCode, shownTotalYen });
  await recordAudit(ctx, { action: 'order.created', subjectId: orderId, after: { state: 'draft' } });
  return { ok: true, orderId };
}

interface Asked {
  readonly lines: readonly DraftLine[];
  readonly couponCode: string | null;
}

async function readAsked(ctx: Ctx, cartId: CartId): Promise<Asked> {
  const [cart] = await ctx.db.select({ couponCode: carts.couponCode }).from(carts).where(eq(carts.id, cartId));
  const lines = await ctx.db
    .select({ courseId: cartLines.courseId, examDate: cartLines.examDate })
    .from(cartLines)
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
  return { lines, couponCode: cart?.couponCode ?? null };
}

const sameOrder = (ctx: Ctx, { cartId, lines, couponCode, shownTotalYen }: CreateOrder & Asked) =>
  openOrderWith(ctx, { cartId, lines, couponCode, totalYen: shownTotalYen ?? null });
