import { eq } from 'drizzle-orm';
import { addOnCharges, addOnRefunds, payments, refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type PaymentSnapshot, paymentSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { applyPayment } from './apply-payment';

/** The whole sale behind one PaymentIntent: payment, charge, fees and every refund of it, ours or the Dashboard's. */
export const paymentSync: Sync<PaymentSnapshot> = { kind: 'payment', fetch: fetchPayment, apply: applyPayment };

export function syncPayment(ctx: Ctx, paymentIntentId: string): Promise<SyncOutcome> {
  return runSync(ctx, paymentSync, paymentIntentId);
}

async function fetchPayment(ctx: Ctx, paymentIntentId: string): Promise<PaymentSnapshot> {
  const readAt = ctx.clock.now();
  const intent = await ctx.stripe.paymentIntents.retrieve(paymentIntentId, {
    expand: ['latest_charge.balance_transaction'],
  });
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  const refunded = (charge?.amount_refunded ?? 0) > 0 || (await hasRefunds(ctx, paymentIntentId));
  return paymentSnapshot(intent, { refunds: refunded ? await fetchRefunds(ctx, paymentIntentId) : [], readAt });
}

/** Also those that came back, which Stripe's charge counts no more. */
async function hasRefunds(ctx: Ctx, paymentIntentId: string): Promise<boolean> {
  const [ofOrder, ofAddOn] = await Promise.all([
    ctx.db
      .select({ id: refunds.id })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(eq(payments.stripePaymentIntentId, paymentIntentId))
      .limit(1),
    ctx.db
      .select({ id: addOnRefunds.id })
      .from(addOnRefunds)
      .innerJoin(addOnCharges, eq(addOnCharges.id, addOnRefunds.chargeId))
      .where(eq(addOnCharges.stripePaymentIntentId, paymentIntentId))
      .limit(1),
  ]);
  return ofOrder.length + ofAddOn.length > 0;
}

async function fetchRefunds(ctx: Ctx, paymentIntentId: string) {
  const list = {
    payment_intent: paymentIntentId,
    limit: 100,
    expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
  };
  return ctx.stripe.refunds.list(list).autoPagingToArray({ limit: 1_000 });
}
