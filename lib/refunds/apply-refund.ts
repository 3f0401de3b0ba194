import { eq } from 'drizzle-orm';
import { mails } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { lockPaymentOfIntent, type PaymentRow } from '@/lib/payments/lock-payment';
import { parkPayment, unparkPayment } from '@/lib/payments/park-payment';
import { saleAccount } from '@/lib/payments/sale-account';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';
import type { SyncOutcome } from '@/lib/stripe/sync';
import { bookRefund, returnedAt } from './book-refund';
import { lockRefund, type RefundRow } from './lock-refund';
import { refundMailKey } from './mail-canceled-lines';
import { isOrderOver, settleOrder } from './settle-order';
import { settleRefundLines } from './settle-refund-lines';
import { askForBank, storeRefund } from './store-refund';

/** Brings our refund, the order and the books in line with what Stripe said, in the caller's transaction. */
export async function applyRefund(ctx: Ctx, snapshot: RefundSnapshot): Promise<SyncOutcome> {
  const payment = snapshot.paymentIntentId === null ? null : await lockPaymentOfIntent(ctx, snapshot.paymentIntentId);
  if (payment === null) return { effect: 'none', note: 'not a refund of a payment of ours' };
  if (snapshot.status === 'unsupported') return { effect: 'parked', note: 'a refund status that we do not know' };
  if (snapshot.currency !== 'jpy') return { effect: 'parked', note: `a refund in ${snapshot.currency}` };
  const refund = await lockRefund(ctx, { payment, strayIntentId: null }, snapshot);
  if (refund.amountYen !== snapshot.amountYen)
    return { effect: 'parked', note: 'the refund has another amount than ours' };

  const changed = await storeRefund(ctx, refund, { ...snapshot, status: snapshot.status });
  const account = await saleAccount(ctx, snapshot.paymentIntentId ?? '');
  assert(account !== null, 'a refund follows its booked sale');
  const booked = await bookRefund(ctx, { orderId: payment.orderId, account }, snapshot);
  await settleRefundLines(ctx, refund, { came: 'decided', occurredAt: snapshot.createdAt });
  if (snapshot.status === 'failed' || snapshot.status === 'canceled') {
    await settleRefundLines(ctx, refund, { came: 'back', occurredAt: returnedAt(snapshot, ctx.clock.now()) });
  }
  const intentId = snapshot.paymentIntentId ?? '';
  const told = await isTold(ctx, refund, snapshot);
  const marked = await settleSale(ctx, payment, { account, intentId, told });
  const effect = changed || booked.posted || marked ? 'applied' : 'none';
  return { effect, note: `refund ${refund.state} → ${snapshot.status}` };
}

/** Whether the buyer has a mail of their own about this refund. */
async function isTold(ctx: Ctx, refund: RefundRow, snapshot: RefundSnapshot): Promise<boolean> {
  if (await askForBank(ctx, refund, snapshot)) return true;
  return (await ctx.db.$count(mails, eq(mails.factKey, refundMailKey(refund.id)))) > 0;
}

/**
 * An order of which nothing is left is refunded – also a dead one, which then has nothing to be decided any more. What the bank
 * returns of a dead order's refund has to be decided again.
 */
async function settleSale(
  ctx: Ctx,
  payment: PaymentRow,
  { account, intentId, told }: { account: string; intentId: string; told: boolean },
): Promise<boolean> {
  const late = { reason: 'paid_after_expiry', intentId } as const;
  if (!(await isOrderOver(ctx, payment.orderId))) {
    if (account === 'suspense') await parkPayment(ctx, payment, late);
    return false;
  }
  const freed = await unparkPayment(ctx, payment, late);
  return (await settleOrder(ctx, { orderId: payment.orderId, told })) || freed;
}
