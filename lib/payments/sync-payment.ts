import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '@/lib/context';
import { type PaymentSnapshot, paymentSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { applyPayment } from './apply-payment';
import { strayLeg } from './book-stray';

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

const known = z.array(z.object({ known: z.boolean() }));

/** Also those that came back, which Stripe's charge counts no more: of an order, of an option, of money that was no sale. */
async function hasRefunds(ctx: Ctx, paymentIntentId: string): Promise<boolean> {
  const rows = await ctx.db.execute(sql`
    select exists (select 1 from refunds r join payments p on p.id = r.payment_id
        where p.stripe_payment_intent_id = ${paymentIntentId} and r.stray_intent_id is null)
      or exists (select 1 from add_on_refunds r join add_on_charges c on c.id = r.charge_id
        where c.stripe_payment_intent_id = ${paymentIntentId})
      or exists (select 1 from journal_entries
        where fact_kind = 'payment' and fact_id = ${paymentIntentId} and leg = ${strayLeg}) as known`);
  return known.parse([...rows]).some((row) => row.known);
}

async function fetchRefunds(ctx: Ctx, paymentIntentId: string) {
  const list = {
    payment_intent: paymentIntentId,
    limit: 100,
    expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
  };
  return ctx.stripe.refunds.list(list).autoPagingToArray({ limit: 1_000 });
}
