import { and, eq, notInArray } from 'drizzle-orm';
import { refunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { markOrderRefunded } from '@/lib/checkout/mark-order-refunded';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { addYen } from '@/lib/money/yen';
import { lockPaymentOfIntent, type PaymentRow } from '@/lib/payments/lock-payment';
import { parkPayment, unparkPayment } from '@/lib/payments/park-payment';
import { saleAccount } from '@/lib/payments/sale-account';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';
import type { SyncOutcome } from '@/lib/stripe/sync';
import { bookRefund } from './book-refund';
import { lockRefund, type RefundRow } from './lock-refund';
import { nextRefundState, type RefundFact } from './refund-state';

/** Brings our refund, the order and the books in line with what Stripe said, in the caller's transaction. */
export async function applyRefund(ctx: Ctx, snapshot: RefundSnapshot): Promise<SyncOutcome> {
  const payment = snapshot.paymentIntentId === null ? null : await lockPaymentOfIntent(ctx, snapshot.paymentIntentId);
  if (payment === null) return { effect: 'none', note: 'not a refund of a payment of ours' };
  if (snapshot.status === 'unsupported') return { effect: 'parked', note: 'a refund status that we do not know' };
  if (snapshot.currency !== 'jpy') return { effect: 'parked', note: `a refund in ${snapshot.currency}` };
  const refund = await lockRefund(ctx, payment, snapshot);
  if (refund.amountYen !== snapshot.amountYen)
    return { effect: 'parked', note: 'the refund has another amount than ours' };

  const changed = await storeState(ctx, refund, { ...snapshot, status: snapshot.status });
  const account = await saleAccount(ctx, snapshot.paymentIntentId ?? '');
  assert(account !== null, 'a refund follows its booked sale');
  const booked = await bookRefund(ctx, { orderId: payment.orderId, account }, snapshot);
  const marked = await settleOrder(ctx, payment, { account, intentId: snapshot.paymentIntentId ?? '' });
  const effect = changed || booked.posted || marked ? 'applied' : 'none';
  return { effect, note: `refund ${refund.state} → ${snapshot.status}` };
}

async function storeState(
  ctx: Ctx,
  refund: RefundRow,
  snapshot: RefundSnapshot & { status: RefundFact },
): Promise<boolean> {
  const state = nextRefundState(refund.state, snapshot.status);
  await ctx.db
    .update(refunds)
    .set({ state, stripeRefundId: snapshot.id, failureReason: snapshot.failureReason, syncedAt: ctx.clock.now() })
    .where(eq(refunds.id, refund.id));
  if (state === refund.state) return refund.stripeRefundId === null;
  await recordAudit(ctx, {
    action: `refund.${state}`,
    subjectId: refund.orderId,
    before: { state: refund.state },
    after: { state, refundId: refund.id, amountYen: refund.amountYen },
    ...(snapshot.failureReason === null ? {} : { reason: snapshot.failureReason }),
  });
  return true;
}

/**
 * The order is refunded once everything that was paid has gone back – also a dead one, which then has nothing to be decided any
 * more. What the bank returns of a dead order's refund has to be decided again.
 */
async function settleOrder(
  ctx: Ctx,
  payment: PaymentRow,
  { account, intentId }: { account: string; intentId: string },
): Promise<boolean> {
  const late = { reason: 'paid_after_expiry', intentId } as const;
  const living = await ctx.db
    .select({ amountYen: refunds.amountYen })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), notInArray(refunds.state, ['planned', 'failed', 'canceled'])));
  if (addYen(...living.map((refund) => refund.amountYen)) < payment.amountYen) {
    if (account === 'suspense') await parkPayment(ctx, payment, late);
    return false;
  }
  const freed = await unparkPayment(ctx, payment, late);
  return (await markOrderRefunded(ctx, { orderId: payment.orderId })) === 'refunded' || freed;
}
