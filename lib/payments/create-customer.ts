import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { userCustomer } from '@/lib/account/user-customer';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';

interface Buyer {
  readonly id: OrderId;
  readonly locale: 'ja' | 'en';
  readonly stripeCustomerId: string | null;
}

/**
 * The order's Stripe Customer: of a signed-in buyer the one that they have, of a guest one of the order's own, made on first use
 * and known there by our id only. Null when Stripe did not answer. Throws `payments_unavailable` when it refused us.
 */
export async function createCustomer(ctx: Ctx, order: Buyer): Promise<string | null> {
  if (order.stripeCustomerId !== null) return order.stripeCustomerId;
  const { locale } = order;
  const [owner] = await ctx.db.select({ userId: orders.userId }).from(orders).where(eq(orders.id, order.id));
  const userId = owner?.userId ?? null;
  const customerId = await (userId === null ? guestCustomer(ctx, order) : userCustomer(ctx, { userId, locale }));
  if (customerId === null) return null;
  await ctx.db
    .update(orders)
    .set({ stripeCustomerId: customerId })
    .where(and(eq(orders.id, order.id), isNull(orders.stripeCustomerId)));
  return customerId;
}

async function guestCustomer(ctx: Ctx, order: Pick<Buyer, 'id' | 'locale'>): Promise<string | null> {
  const about = { kind: 'customer.create', subjectId: order.id } as const;
  const answer = await sendStripeRequest(ctx, {
    ...about,
    attempt: await requestAttempt(ctx, about),
    params: { preferred_locales: [order.locale], metadata: { order_id: order.id } },
  });
  return confirmedObject(answer)?.id ?? null;
}
