import { and, eq, inArray, isNull, notExists } from 'drizzle-orm';
import { payments, stripeRequests } from '@/db/schema';
import { hasRole } from '@/lib/auth/actor';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { finishIntent } from './finish-intent';
import type { PaymentRow } from './lock-payment';
import { syncPayment } from './sync-payment';

/** `paid`: the money won the race and the order is fulfilled; `try_again`: Stripe did not answer or still processes. */
export type CancelPaymentResult = 'canceled' | 'none' | 'paid' | 'try_again';

/**
 * Ends the order's PaymentIntent at Stripe first and then in our records, so that nobody can pay a dead order. Repeating is
 * harmless. Throws `not_found` for strangers.
 */
export async function cancelPayment(ctx: Ctx, input: { orderId: OrderId }): Promise<CancelPaymentResult> {
  if (!hasRole(ctx.actor, 'operator')) await assertOrderAccess(ctx, input.orderId);
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, input.orderId));
  if (payment === undefined) return 'none';
  if (payment.state === 'succeeded') return 'paid';
  if (payment.stripePaymentIntentId !== null) return cancelIntent(ctx, payment, payment.stripePaymentIntentId);
  if (payment.state === 'canceled' || (await cancelUnsent(ctx, payment))) return 'canceled';
  const finished = await finishIntent(ctx, payment);
  if (finished === 'unknown') return 'try_again';
  if (finished === 'none') return (await cancelUnsent(ctx, payment)) ? 'canceled' : 'try_again';
  return cancelIntent(ctx, payment, finished.paymentIntentId);
}

/** No request stands that could have made an intent: the row alone is canceled. */
async function cancelUnsent(ctx: Ctx, payment: PaymentRow): Promise<boolean> {
  const standing = ctx.db
    .select({ key: stripeRequests.key })
    .from(stripeRequests)
    .where(
      and(
        eq(stripeRequests.subjectId, payment.id),
        inArray(stripeRequests.state, ['planned', 'sent', 'unknown', 'confirmed']),
      ),
    );
  const won = await ctx.db
    .update(payments)
    .set({ state: 'canceled', syncedAt: ctx.clock.now() })
    .where(and(eq(payments.id, payment.id), isNull(payments.stripePaymentIntentId), notExists(standing)))
    .returning({ id: payments.id });
  return won.length > 0;
}

async function cancelIntent(ctx: Ctx, payment: PaymentRow, paymentIntentId: string): Promise<CancelPaymentResult> {
  const about = { kind: 'payment_intent.cancel', subjectId: payment.id } as const;
  const answer = await sendStripeRequest(ctx, {
    ...about,
    attempt: await requestAttempt(ctx, about),
    params: { id: paymentIntentId, cancellation_reason: 'abandoned' },
  });
  if (answer.outcome === 'unknown') return 'try_again';
  await syncPayment(ctx, paymentIntentId);
  const [now] = await ctx.db.select({ state: payments.state }).from(payments).where(eq(payments.id, payment.id));
  if (now?.state === 'succeeded') return 'paid';
  return now?.state === 'canceled' ? 'canceled' : 'try_again';
}
