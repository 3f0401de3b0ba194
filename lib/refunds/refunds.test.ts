import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orders, payments, refunds, tickets } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { payOrder } from '@/db/testing/pay-order';
import { paymentOf, refundOf, transactionOf } from '@/db/testing/snapshots';
import { type SandboxContext, sandboxContext, testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { addYen, yen } from '@/lib/money/yen';
import { paymentSync, syncPayment } from '@/lib/payments/sync-payment';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { resolveStripeRequests } from '@/lib/stripe/resolve-requests';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { refundOrder } from './refund-order';
import { sweepRefunds } from './sweep-refunds';
import { syncRefund } from './sync-refund';

let box: SandboxContext;
let asOperator: Ctx;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  asOperator = box.as(operator);
});
after(() => box.close());
beforeEach(() => fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' }));

const reason = '患者様のご都合による';
const stripeRefunds = async (intentId: string) =>
  (await box.ctx.stripe.refunds.list({ payment_intent: intentId, limit: 100 })).data;

async function stateOf(orderId: OrderId) {
  const [order] = await box.ctx.db.select().from(orders).where(eq(orders.id, orderId));
  const issued = await box.ctx.db.select().from(tickets).where(eq(tickets.orderId, orderId));
  const sent = await box.ctx.db.select().from(mails).where(eq(mails.orderId, orderId));
  const rows = await box.ctx.db.select().from(refunds).where(eq(refunds.orderId, orderId));
  return {
    order: order?.state,
    tickets: issued.map((ticket) => ticket.state),
    mails: sent.map((mail) => mail.template).toSorted(),
    refunds: rows.map((row) => row.state),
  };
}

test('a hundred clicks are one refund, booked to the yen', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await payOrder(box.ctx, orderId);
  const clicks = await Promise.all(Array.from({ length: 100 }, () => refundOrder(asOperator, { orderId, reason })));
  assert.equal(new Set(clicks.map((click) => (click.ok ? click.refundId : click.reason))).size, 1);
  assert.equal((await stripeRefunds(intentId)).length, 1);
  assert.deepEqual(await stateOf(orderId), {
    order: 'refunded',
    tickets: ['void'],
    mails: ['order_paid', 'order_refunded'],
    refunds: ['succeeded'],
  });
  const books = await trialBalance(box.ctx);
  assert.deepEqual([balanceOf(books, 'advance:orders'), balanceOf(books, 'receivable:order')], [0, 0]);
  await assertBooksAgree(box.ctx);
  const hash = await booksHash(box.ctx);
  assert.equal((await syncPayment(box.ctx, intentId)).effect, 'none');
  assert.equal((await refundOrder(asOperator, { orderId, reason })).ok, true);
  assert.equal(await booksHash(box.ctx), hash);
});

test('only operators refund, and only what was paid', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const buyer = box.as({ kind: 'guest', orderIds: [orderId] });
  await assert.rejects(refundOrder(buyer, { orderId, reason }), { code: 'forbidden' });
  assert.deepEqual(await refundOrder(asOperator, { orderId, reason }), { ok: false, reason: 'not_paid' });
});

test('refunds made in the Dashboard are adopted; the rest can still be refunded here', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await payOrder(box.ctx, orderId);
  for (const amount of [1_000, 3_800]) {
    const made = await box.ctx.stripe.refunds.create({ payment_intent: intentId, amount });
    assert.equal((await syncRefund(box.ctx, made.id)).effect, 'applied');
    assert.equal((await syncRefund(box.ctx, made.id)).effect, 'none');
  }
  assert.equal((await stateOf(orderId)).order, 'paid');
  await assertBooksAgree(box.ctx);
  assert.equal((await refundOrder(asOperator, { orderId, reason })).ok, true);
  const made = await stripeRefunds(intentId);
  assert.deepEqual(made.map((refund) => refund.amount).toSorted(), [1_000, 20_000, 3_800]);
  assert.equal((await stateOf(orderId)).order, 'refunded');
  await assertBooksAgree(box.ctx);
});

test('a whole refund of the Dashboard comes with the sale’s sync', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await payOrder(box.ctx, orderId);
  await box.ctx.stripe.refunds.create({ payment_intent: intentId });
  assert.equal((await syncPayment(box.ctx, intentId)).effect, 'applied');
  assert.equal((await stateOf(orderId)).order, 'refunded');
  assert.deepEqual(await refundOrder(asOperator, { orderId, reason }), { ok: false, reason: 'already_refunded' });
  await assertBooksAgree(box.ctx);
});

test('a refund that the bank returns restores the debt, and can be made again', async () => {
  await using own = await testContext();
  const orderId = await insertOrderToPay(own.ctx);
  const paymentId = newId('pay');
  const paid = paymentOf(orderId, paymentId);
  await own.ctx.db.insert(payments).values({
    id: paymentId,
    orderId,
    state: 'planned',
    amountYen: yen(24_800),
    createdAt: own.ctx.clock.now(),
  });
  const apply = (snapshot: PaymentSnapshot) =>
    own.ctx.db.transaction((tx) => paymentSync.apply({ ...own.ctx, db: tx }, snapshot));
  const good = refundOf({ status: 'succeeded', balanceTransaction: transactionOf('txn_refund', -24_800) });
  const returned = refundOf({
    status: 'failed',
    failureReason: 'lost_or_stolen_card',
    balanceTransaction: transactionOf('txn_refund', -24_800),
    failureBalanceTransaction: transactionOf('txn_returned', 24_800),
  });
  await apply({ ...paid, refunds: [good] });
  assert.equal(balanceOf(await trialBalance(own.ctx), 'advance:orders'), 0);
  assert.equal((await apply({ ...paid, refunds: [returned] })).effect, 'applied');
  assert.equal((await apply({ ...paid, refunds: [good] })).effect, 'none');
  const books = await trialBalance(own.ctx);
  assert.equal(balanceOf(books, 'advance:orders'), -24_800);
  assert.equal(balanceOf(books, 'receivable:order'), 0);
  assert.equal(addYen(balanceOf(books, 'stripe:pending'), balanceOf(books, 'stripe:available')), 24_800);
  assert.equal(books.differenceYen, 0);
  const broken = (await runInvariants(own.ctx)).filter((result) => !result.holds);
  assert.deepEqual(broken, []);
});

for (const effect of ['500', 'connection_reset'] as const) {
  test(`an answer lost by ${effect} after the effect: the sweeps finish the one refund`, async () => {
    const orderId = await insertOrderToPay(box.ctx);
    const intentId = await payOrder(box.ctx, orderId);
    await box.control('faults', { method: 'POST', path: '/v1/refunds', effect, when: 'after', times: 50 });
    const answer = await refundOrder(asOperator, { orderId, reason });
    assert.equal(answer.ok && answer.state, 'planned');
    await fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
    await box.advanceMinutes(2);
    await resolveStripeRequests(box.ctx);
    await sweepRefunds(box.ctx);
    assert.equal((await stripeRefunds(intentId)).length, 1);
    assert.equal((await stateOf(orderId)).order, 'refunded');
    await assertBooksAgree(box.ctx);
  });
}
