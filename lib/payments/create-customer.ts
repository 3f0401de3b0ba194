import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema';
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
 * The order's Stripe Customer, made on first use and known there by our id only. Null when Stripe did not answer. Throws
 * `payments_unavailable` when it refused us.
 */
export async function createCustomer(ctx: Ctx, order: Buyer): Promise<string | null> {
  if (order.stripeCustomerId !== null) return order.stripeCustomerId;
  const about = { kind: 'customer.create', subjectId: order.id } as const;
  const answer = await sendStripeRequest(ctx, {
    ...about,
    attempt: await requestAttempt(ctx, about),
    params: { preferred_locales: [order.locale], metadata: { order_id: order.id } },
  });
  const customer = confirmedObject(answer);
  if (customer === null) return null;
  await ctx.db
    .update(orders)
    .set({ stripeCustomerId: customer.id })
    .where(and(eq(orders.id, order.id), isNull(orders.stripeCustomerId)));
  return customer.id;
}
