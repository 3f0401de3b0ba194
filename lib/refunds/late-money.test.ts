import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orders, payments } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { paymentOf, refundOf, transactionOf } from '@/db/testing/snapshots';
import { type SandboxContext, sandboxContext, testContext } from '@/db/testing/test-context';
import { readOrderStatus } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { readTakings } from '@/lib/ledger/takings';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { yen } from '@/lib/money/yen';
import { paymentSync, syncPayment } from '@/lib/payments/sync-payment';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { refundOrder } from './refund-order';
import { syncRefund } from './sync-refund';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

/** An order that had expired when its charge succeeded; we have not heard of it. */
async function paidTooLate(): Promise<{ orderId: OrderId; intentId: string }> {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.db.update(orders).set({ state: 'expired' }).where(eq(orders.id, orderId));
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  return { orderId, intentId };
}

async function ownedMoney(): Promise<readonly number[]> {
  const books = await trialBalance(box.ctx);
  return [balanceOf(books, 'suspense'), balanceOf(books, 'advance:orders'), balanceOf(books, 'receivable:order')];
}

test('a refund that is told before its late sale is booked against the same account', async () => {
  const { intentId } = await paidTooLate();
  const made = await box.ctx.stripe.refunds.create({ payment_intent: intentId });
  await syncRefund(box.ctx, made.id);
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(await ownedMoney(), [0, 0, 0]);
  await assertBooksAgree(box.ctx);
});

test('a late sale that is told before its refund ends in the same books', async () => {
  const { intentId } = await paidTooLate();
  await syncPayment(box.ctx, intentId);
  const made = await box.ctx.stripe.refunds.create({ payment_intent: intentId });
  await syncRefund(box.ctx, made.id);
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(await ownedMoney(), [0, 0, 0]);
  await assertBooksAgree(box.ctx);
});

async function stateOf(ctx: Ctx, orderId: OrderId) {
  const [row] = await ctx.db
    .select({ order: orders.state, parked: payments.parkedReason })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  const sent = await ctx.db.select({ template: mails.template }).from(mails).where(eq(mails.orderId, orderId));
  return { ...row, mails: sent.map(({ template }) => template) };
}

test('late money that an operator gives back is told to the patient, and nothing waits any more', async () => {
  const { orderId, intentId } = await paidTooLate();
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(await stateOf(box.ctx, orderId), { order: 'expired', parked: 'paid_after_expiry', mails: [] });
  assert.ok((await refundOrder(box.as(operator), { orderId, reason: '期限後の入金' })).ok);
  const end = { order: 'refunded', parked: null, mails: ['order_refunded'] };
  assert.deepEqual(await stateOf(box.ctx, orderId), end);
  assert.equal((await syncPayment(box.ctx, intentId)).effect, 'none');
  assert.deepEqual(await stateOf(box.ctx, orderId), end);
  await assertBooksAgree(box.ctx);
});

async function paidOnce(ctx: Ctx, state: 'awaiting_payment' | 'expired') {
  const orderId = await insertOrderToPay(ctx);
  await ctx.db.update(orders).set({ state }).where(eq(orders.id, orderId));
  const paymentId = newId('pay');
  const createdAt = ctx.clock.now();
  await ctx.db.insert(payments).values({ id: paymentId, orderId, state: 'planned', amountYen: yen(24_800), createdAt });
  const apply = (snapshot: PaymentSnapshot) =>
    ctx.db.transaction((tx) => paymentSync.apply({ ...ctx, db: tx }, snapshot));
  return { orderId, paid: paymentOf(orderId, paymentId), apply };
}

function refundedAmount(paid: PaymentSnapshot, amount: number): PaymentSnapshot {
  assert.ok(paid.charge);
  return { ...paid, charge: { ...paid.charge, amountRefundedYen: yen(amount) } };
}

test('late money that the bank returns to us has to be decided again', async () => {
  await using own = await testContext();
  const { orderId, paid, apply } = await paidOnce(own.ctx, 'expired');
  const balanceTransaction = transactionOf('txn_refund', -24_800);
  await apply({ ...refundedAmount(paid, 24_800), refunds: [refundOf({ balanceTransaction })] });
  assert.deepEqual(await stateOf(own.ctx, orderId), { order: 'refunded', parked: null, mails: ['order_refunded'] });
  const failureBalanceTransaction = transactionOf('txn_returned', 24_800);
  await apply({ ...paid, refunds: [refundOf({ status: 'failed', balanceTransaction, failureBalanceTransaction })] });
  assert.equal((await stateOf(own.ctx, orderId)).parked, 'paid_after_expiry');
  assert.equal(balanceOf(await trialBalance(own.ctx), 'suspense'), -24_800);
});

test('a second intent that was paid too does not hide the order from its patient, and is over once it went back', async () => {
  await using own = await testContext();
  const { orderId, paid, apply } = await paidOnce(own.ctx, 'awaiting_payment');
  await apply(paid);
  assert.ok(paid.charge);
  const charge = { ...paid.charge, id: 'ch_second', balanceTransaction: transactionOf('txn_second', 24_800) };
  const second = { ...paid, id: 'pi_second', charge };
  assert.equal((await apply(second)).effect, 'parked');
  assert.equal((await readOrderStatus(own.ctx, orderId)).stage, 'succeeded');
  assert.equal((await apply(refundedAmount(second, 24_800))).effect, 'applied');
  assert.deepEqual(await stateOf(own.ctx, orderId), { order: 'paid', parked: null, mails: ['order_paid'] });
});

test('a refund that the bank returns days later changes that day, not the day of the refund', async () => {
  await using own = await testContext();
  const { paid, apply } = await paidOnce(own.ctx, 'awaiting_payment');
  const balanceTransaction = transactionOf('txn_refund', -24_800);
  const returnedAt = new Date('2026-11-25T03:00:00Z');
  const failureBalanceTransaction = { ...transactionOf('txn_returned', 24_800), createdAt: returnedAt };
  await apply({ ...paid, refunds: [refundOf({ status: 'failed', balanceTransaction, failureBalanceTransaction })] });
  const ctx = own.as(operator);
  const day = (from: string, until: string) => readTakings(ctx, { from: new Date(from), until: new Date(until) });
  const sold = await day('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z');
  assert.deepEqual([sold.salesYen, sold.refundsYen], [24_800, 24_800]);
  const returned = await day('2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z');
  assert.deepEqual([returned.salesYen, returned.refundsYen, returned.netYen], [0, -24_800, 24_800]);
});
