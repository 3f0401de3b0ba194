import { and, eq, not } from 'drizzle-orm';
import { orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId, OrderId } from '@/lib/ids';
import { cancelPayment } from '@/lib/payments/cancel-payment';
import { cancelReplaced } from './cancel-replaced';
import { pullPayment } from './pull-payment';
import { hasNoLivingPayment, isReplaceable } from './replaceable-orders';

/** The cart's unpaid orders with a payment that was begun and has come to nothing so far. */
export async function ordersWithPayment(ctx: Ctx, cartId: CartId): Promise<readonly OrderId[]> {
  const rows = await ctx.db
    .select({ orderId: orders.id })
    .from(orders)
    .where(and(eq(orders.cartId, cartId), isReplaceable(ctx), not(hasNoLivingPayment(ctx))));
  return rows.map(({ orderId }) => orderId);
}

/**
 * Ends the payments of orders that the cart's next one replaces, at Stripe first, and cancels those orders. The caller holds the
 * cart. Where money is on its way or Stripe does not answer the order stays as it is.
 */
export async function endOlderPayments(ctx: Ctx, cartId: CartId): Promise<void> {
  // Whoever holds the cart may replace what came of it, also without the keys of those orders.
  const own: Ctx = { ...ctx, actor: { kind: 'system', name: 'cart' } };
  for (const orderId of await ordersWithPayment(ctx, cartId)) {
    if ((await pullPayment(own, { orderId })) === 'unknown') continue;
    if (!(await ordersWithPayment(ctx, cartId)).includes(orderId)) continue;
    if ((await cancelPayment(own, { orderId })) !== 'canceled') continue;
    await ctx.db.transaction((tx) => cancelReplaced({ ...ctx, db: tx }, { cartId, lines: [], couponCode: null }));
  }
}
