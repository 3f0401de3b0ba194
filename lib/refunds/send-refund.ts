import { and, eq, isNull } from 'drizzle-orm';
import { orders, payments, refunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { PaymentRow } from '@/lib/payments/lock-payment';
import { paymentSync, syncPayment } from '@/lib/payments/sync-payment';
import type { StripeFailure } from '@/lib/stripe/failures';
import type { RefundRow } from './lock-refund';
import { requestRefund } from './request-refund';
import { syncRefund } from './sync-refund';

/**
 * Sends a planned refund to Stripe and books what Stripe says. `unknown` is finished by the sweeps under the same key, and so is
 * what is `held` while a broken invariant stops outgoing money.
 */
export async function sendRefund(ctx: Ctx, refund: RefundRow): Promise<'sent' | 'refused' | 'unknown' | 'held'> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.id, refund.paymentId));
  const paymentIntentId = refund.strayIntentId ?? payment?.stripePaymentIntentId ?? null;
  assert(paymentIntentId !== null, 'a refunded payment has an intent');
  const isKonbini = (await methodOf(ctx, refund, payment)) === 'konbini';
  const answer = await requestRefund(ctx, refund.id, {
    payment_intent: paymentIntentId,
    amount: refund.amountYen,
    ...(isKonbini ? await instructionsOf(ctx, refund) : {}),
    metadata: { order_id: refund.orderId, refund_id: refund.id },
  });
  if (answer === 'held') return 'held';
  if (answer.outcome === 'unknown') return 'unknown';
  if (answer.outcome === 'refused') {
    await ctx.db.transaction((tx) => markRefused({ ...ctx, db: tx }, refund, answer.error));
    await syncPayment(ctx, paymentIntentId);
    return 'refused';
  }
  await syncRefund(ctx, answer.object.id);
  return 'sent';
}

/** How the money came; of money that was no sale only Stripe knows it. */
async function methodOf(ctx: Ctx, { strayIntentId }: RefundRow, payment: PaymentRow | undefined) {
  if (strayIntentId === null) return payment?.methodType;
  return (await paymentSync.fetch(ctx, strayIntentId)).charge?.methodType;
}

/** Konbini has no way back: Stripe asks the buyer for a bank account at this address. */
async function instructionsOf(ctx: Ctx, { orderId }: RefundRow): Promise<{ instructions_email?: string }> {
  const [order] = await ctx.db.select({ email: orders.buyerEmail }).from(orders).where(eq(orders.id, orderId));
  return order?.email == null ? {} : { instructions_email: order.email };
}

async function markRefused(ctx: Ctx, refund: RefundRow, error: StripeFailure): Promise<void> {
  const refused = await ctx.db
    .update(refunds)
    .set({ state: 'failed', failureReason: error.code, syncedAt: ctx.clock.now() })
    .where(and(eq(refunds.id, refund.id), eq(refunds.state, 'planned'), isNull(refunds.stripeRefundId)))
    .returning({ id: refunds.id });
  if (refused.length === 0) return;
  await recordAudit(ctx, {
    action: 'refund.refused',
    subjectId: refund.orderId,
    after: { refundId: refund.id, code: error.code },
    reason: error.message,
  });
}
