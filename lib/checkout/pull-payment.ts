import { and, eq, isNotNull, notInArray } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { log } from '@/lib/log';
import { syncPayment } from '@/lib/payments/sync-payment';

/**
 * Asks Stripe for the truth about an order's unfinished payment, as when the buyer comes back before the webhook. `unknown` when
 * Stripe does not answer: the money may have moved, and webhook or sweep will tell. Strangers get `not_found`.
 */
export async function pullPayment(ctx: Ctx, input: { orderId: OrderId }): Promise<'known' | 'unknown'> {
  await assertOrderAccess(ctx, input.orderId);
  const [payment] = await ctx.db
    .select({ intentId: payments.stripePaymentIntentId })
    .from(payments)
    .where(
      and(
        eq(payments.orderId, input.orderId),
        isNotNull(payments.stripePaymentIntentId),
        notInArray(payments.state, ['succeeded', 'canceled']),
      ),
    );
  if (payment === undefined || payment.intentId === null) return 'known';
  try {
    await syncPayment(ctx, payment.intentId);
    return 'known';
  } catch (error) {
    log().warn({ err: error, requestId: ctx.requestId, orderId: input.orderId }, 'payment could not be pulled');
    return 'unknown';
  }
}
