import { eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { applyVoucher } from '@/lib/konbini/apply-voucher';
import { applyRefund } from '@/lib/refunds/apply-refund';
import { applyStrayRefunds } from '@/lib/refunds/apply-stray-refund';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import type { SyncOutcome } from '@/lib/stripe/sync';
import { bookSale } from './book-sale';
import { bookStray } from './book-stray';
import { lockPayment, type PaymentRow } from './lock-payment';
import { type Parked, parkPayment, unparkPayment } from './park-payment';
import { nextPaymentState, type PaymentFact } from './payment-state';
import { readStray } from './read-strays';

/** Why Stripe's PaymentIntent may not be booked for our payment, or null. */
export function mismatch(
  payment: Pick<PaymentRow, 'orderId' | 'amountYen'>,
  snapshot: Pick<PaymentSnapshot, 'orderId' | 'amountYen' | 'receivedYen' | 'currency' | 'status'>,
): Parked | null {
  if (snapshot.orderId !== payment.orderId) return 'order_mismatch';
  if (snapshot.currency !== 'jpy' || snapshot.amountYen !== payment.amountYen) return 'amount_mismatch';
  if (snapshot.status === 'succeeded' && snapshot.receivedYen !== payment.amountYen) return 'amount_mismatch';
  return null;
}

/** Brings payment, order, books and refunds in line with what Stripe said, in the caller's transaction. */
export async function applyPayment(ctx: Ctx, snapshot: PaymentSnapshot): Promise<SyncOutcome> {
  const payment = await lockPayment(ctx, snapshot);
  if (payment === null) return { effect: 'none', note: 'not a payment of ours' };
  const linked = payment.stripePaymentIntentId ?? snapshot.id;
  if (linked !== snapshot.id) return secondIntent(ctx, payment, snapshot);
  const wrong = mismatch(payment, snapshot);
  if (wrong !== null) return strayMoney(ctx, payment, { reason: wrong, snapshot });
  if (snapshot.status === 'unsupported') return { effect: 'parked', note: 'a status that we do not know' };

  const stored = await storeState(ctx, payment, { ...snapshot, status: snapshot.status });
  const changed = (await applyVoucher(ctx, payment, snapshot)) || stored;
  if (snapshot.status !== 'succeeded') {
    return { effect: changed ? 'applied' : 'none', note: `${payment.state} → ${snapshot.status}` };
  }
  const sale = await bookSale(ctx, payment, snapshot);
  let refunded = false;
  for (const refund of snapshot.refunds) {
    const outcome = await applyRefund(ctx, refund);
    if (outcome.effect === 'parked') return outcome;
    refunded ||= outcome.effect === 'applied';
  }
  if (sale.order === 'dead' && !wentBack(snapshot)) {
    return setAside(ctx, payment, { reason: 'paid_after_expiry', snapshot });
  }
  const applied = changed || sale.posted || sale.order === 'fulfilled' || refunded;
  return { effect: applied ? 'applied' : 'none', note: `${payment.state} → succeeded, order ${sale.order}` };
}

/** Stores what the payment is now. Says whether anything but the time of reading changed. */
async function storeState(
  ctx: Ctx,
  payment: PaymentRow,
  snapshot: PaymentSnapshot & { status: PaymentFact },
): Promise<boolean> {
  const state = nextPaymentState(payment.state, snapshot.status);
  const read = { stripePaymentIntentId: snapshot.id, syncedAt: ctx.clock.now() };
  // Read before something that we know already: its charge and its error are of the past.
  if (state !== snapshot.status) {
    await ctx.db.update(payments).set(read).where(eq(payments.id, payment.id));
    return payment.stripePaymentIntentId === null;
  }
  const charge = snapshot.charge;
  assert(snapshot.status !== 'succeeded' || charge !== null, 'a succeeded payment has a charge');
  const paid = snapshot.status === 'succeeded' && charge !== null;
  const fields = {
    state,
    stripeChargeId: paid ? charge.id : payment.stripeChargeId,
    succeededAt: paid ? charge.createdAt : payment.succeededAt,
    methodType: charge?.methodType ?? payment.methodType,
    cardBrand: charge?.cardBrand ?? payment.cardBrand,
    cardLast4: charge?.cardLast4 ?? payment.cardLast4,
    lastErrorCode: snapshot.lastErrorCode,
    lastDeclineCode: snapshot.lastDeclineCode,
    lastErrorMethod: snapshot.lastErrorMethod,
  };
  await ctx.db
    .update(payments)
    .set({ ...fields, ...read })
    .where(eq(payments.id, payment.id));
  const failed = fields.lastErrorCode !== null && fields.lastErrorCode !== payment.lastErrorCode;
  if (state === payment.state && !failed) return payment.stripePaymentIntentId === null;
  await recordAudit(ctx, {
    action: failed && !paid ? 'payment.declined' : `payment.${state}`,
    subjectId: payment.orderId,
    before: { state: payment.state },
    after: { state, ...(failed ? { code: fields.lastErrorCode, declineCode: fields.lastDeclineCode } : {}) },
  });
  return true;
}

function wentBack({ charge, receivedYen }: PaymentSnapshot): boolean {
  return charge !== null && receivedYen > 0 && charge.amountRefundedYen >= receivedYen;
}

/** Waits for an operator as long as any of the money is here. */
async function setAside(
  ctx: Ctx,
  payment: PaymentRow,
  { reason, snapshot }: { reason: Parked; snapshot: PaymentSnapshot },
): Promise<SyncOutcome> {
  const found = { reason, intentId: snapshot.id };
  if (wentBack(snapshot) || (await readStray(ctx, snapshot.id))?.leftYen === 0) {
    const freed = await unparkPayment(ctx, payment, found);
    return { effect: freed ? 'applied' : 'none', note: `${reason}, and all of it went back` };
  }
  await parkPayment(ctx, payment, found);
  return { effect: 'parked', note: reason };
}

/** Not the order's sale, but at Stripe: in 仮受金 until it went back. */
async function strayMoney(
  ctx: Ctx,
  payment: PaymentRow,
  found: { reason: Parked; snapshot: PaymentSnapshot },
): Promise<SyncOutcome> {
  const booked = await bookStray(ctx, payment, found.snapshot);
  const refunded = await applyStrayRefunds(ctx, payment, found.snapshot);
  const outcome = await setAside(ctx, payment, found);
  return (booked || refunded) && outcome.effect === 'none' ? { ...outcome, effect: 'applied' } : outcome;
}

/** A PaymentIntent made twice by a forgotten key: harmless while unpaid, an alarm when paid. */
async function secondIntent(ctx: Ctx, payment: PaymentRow, snapshot: PaymentSnapshot): Promise<SyncOutcome> {
  if (snapshot.status !== 'succeeded') return { effect: 'none', note: 'a second, unpaid payment intent of the order' };
  return strayMoney(ctx, payment, { reason: 'order_mismatch', snapshot });
}
