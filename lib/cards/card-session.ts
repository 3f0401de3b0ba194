import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { userCustomer } from '@/lib/account/user-customer';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { log } from '@/lib/log';
import { createCustomerSession } from '@/lib/stripe/kinds/customer-session';

interface CheckoutOf {
  readonly orderId: OrderId;
  readonly locale: 'ja' | 'en';
}

/**
 * The secret with which the checkout of the signed-in person's own order shows their saved cards. Null for guests, for orders
 * that Stripe knows under another customer, and when Stripe does not answer: paying works without it.
 */
export async function cardSession(ctx: Ctx, { orderId, locale }: CheckoutOf): Promise<string | null> {
  const { actor } = ctx;
  if (actor.kind !== 'user') return null;
  const [order] = await ctx.db
    .select({ userId: orders.userId, customerId: orders.stripeCustomerId, totalYen: orders.totalYen })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (order?.userId !== actor.userId || order.totalYen === 0) return null;
  try {
    const customerId = await userCustomer(ctx, { userId: actor.userId, locale });
    if (customerId === null || (order.customerId !== null && order.customerId !== customerId)) return null;
    return await createCustomerSession(ctx.stripe, customerId);
  } catch (error) {
    log().warn({ err: error, requestId: ctx.requestId }, 'saved cards cannot be shown');
    return null;
  }
}
