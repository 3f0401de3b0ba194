import { eq } from 'drizzle-orm';
import { addOnCharges } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { applyPayment } from '@/lib/payments/apply-payment';
import { paymentSync } from '@/lib/payments/sync-payment';
import { refundSync } from '@/lib/refunds/sync-refund';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { shift } from '@/lib/time/duration';
import { applyAddOnRefunds } from './apply-add-on-refund';
import { bookAddOn } from './book-add-on';
import { payLinkMs } from './charge-rules';
import { mailAddOn } from './mail-add-on';
import type { AddOnCharge } from './ticket-add-ons';

/** Every PaymentIntent of ours: an order's, or an option's. */
export const intentSync: Sync<PaymentSnapshot> = {
  kind: 'payment',
  fetch: paymentSync.fetch,
  apply: (ctx, snapshot) => (snapshot.addOnId === null ? applyPayment(ctx, snapshot) : applyAddOn(ctx, snapshot)),
};

type RefundReading = Awaited<ReturnType<typeof refundSync.fetch>>;

/** Every refund: an order's, or an option's, which comes with its charge. */
export const anyRefundSync: Sync<RefundReading | PaymentSnapshot> = {
  kind: 'refund',
  fetch: async (ctx, refundId) => {
    const reading = await refundSync.fetch(ctx, refundId);
    const intentId = reading.refund.paymentIntentId;
    const isAddOn =
      intentId !== null && (await ctx.db.$count(addOnCharges, eq(addOnCharges.stripePaymentIntentId, intentId))) > 0;
    return isAddOn ? intentSync.fetch(ctx, intentId) : reading;
  },
  apply: (ctx, reading) => ('refund' in reading ? refundSync.apply(ctx, reading) : intentSync.apply(ctx, reading)),
};

export function syncAddOn(ctx: Ctx, paymentIntentId: string): Promise<SyncOutcome> {
  return runSync(ctx, intentSync, paymentIntentId);
}

/** What Stripe's intent makes of a charge; money that arrived outranks everything, and nothing lowers a state. */
function nextState(charge: AddOnCharge, snapshot: PaymentSnapshot): AddOnCharge['state'] {
  if (charge.state === 'paid' || snapshot.status === 'succeeded') return 'paid';
  if (charge.state === 'canceled' || snapshot.status === 'canceled') return 'canceled';
  if (charge.state !== 'planned' || snapshot.lastErrorCode === null) return charge.state;
  return snapshot.lastErrorCode === 'authentication_required' ? 'authentication_required' : 'declined';
}

/** Brings a charge, the books and the buyer's mails in line with what Stripe said, in the caller's transaction. */
async function applyAddOn(ctx: Ctx, snapshot: PaymentSnapshot): Promise<SyncOutcome> {
  const id = parseId('adc', snapshot.addOnId ?? '');
  const [charge] =
    id === null ? [] : await ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, id)).for('update');
  if (charge === undefined) return { effect: 'none', note: 'not a charge of ours' };
  const isOther = (charge.stripePaymentIntentId ?? snapshot.id) !== snapshot.id;
  const isWrong = snapshot.currency !== 'jpy' || snapshot.amountYen !== charge.amountYen;
  if (isOther || isWrong) return { effect: 'parked', note: 'the payment intent contradicts our charge' };
  const state = nextState(charge, snapshot);
  const now = ctx.clock.now();
  const paid = state === 'paid' ? snapshot.charge : null;
  assert(snapshot.status !== 'succeeded' || paid !== null, 'a succeeded charge has a charge at Stripe');
  const waits = state === 'authentication_required' && charge.state === 'planned';
  const [stored] = await ctx.db
    .update(addOnCharges)
    .set({
      state,
      stripePaymentIntentId: snapshot.id,
      syncedAt: now,
      ...(paid === null ? {} : { stripeChargeId: paid.id, paidAt: charge.paidAt ?? paid.createdAt }),
      ...(state === 'declined' || waits ? { declineCode: snapshot.lastDeclineCode ?? snapshot.lastErrorCode } : {}),
      ...(waits ? { linkExpiresAt: shift(now, payLinkMs) } : {}),
    })
    .where(eq(addOnCharges.id, charge.id))
    .returning();
  assert(stored !== undefined, 'a locked charge is stored');
  const booked = state === 'paid' && (await bookPaid(ctx, stored, snapshot));
  if (typeof booked === 'string') return { effect: 'parked', note: booked };
  if (state === charge.state) return { effect: booked ? 'applied' : 'none', note: state };
  await mailAddOn(ctx, stored);
  const after = { state, declineCode: stored.declineCode };
  await recordAudit(ctx, { action: `add_on.${state}`, subjectId: charge.id, before: { state: charge.state }, after });
  return { effect: 'applied', note: `${charge.state} → ${state}` };
}

async function bookPaid(ctx: Ctx, charge: AddOnCharge, snapshot: PaymentSnapshot): Promise<boolean | string> {
  const sale = await bookAddOn(ctx, charge, snapshot);
  const refunded = await applyAddOnRefunds(ctx, sale.charge, snapshot.refunds);
  return typeof refunded === 'string' ? refunded : refunded || sale.posted;
}
