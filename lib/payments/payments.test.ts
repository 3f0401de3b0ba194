import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orders, payments, tickets } from '@/db/schema';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, payOrder, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { findPrivateData, readRequestLog } from '@/sandbox/stripe/testing/private-data';
import { cancelPayment } from './cancel-payment';
import { settleAvailableFunds } from './settle-available-funds';
import { startPayment } from './start-payment';
import { syncPayment } from './sync-payment';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

async function stateOf(ctx: Ctx, orderId: OrderId) {
  const [row] = await ctx.db
    .select({
      order: orders.state,
      payment: payments.state,
      parked: payments.parkedReason,
      decline: payments.lastDeclineCode,
    })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  const issued = await ctx.db.select().from(tickets).where(eq(tickets.orderId, orderId));
  const sent = await ctx.db.select().from(mails).where(eq(mails.orderId, orderId));
  return { ...row, tickets: issued.length, mails: sent.map((mail) => mail.template) };
}

test('a sale is booked to the yen, and again changes nothing', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx, [24_800, 15_000]);
  const intentId = await payOrder(ctx, orderId);
  assert.deepEqual(await stateOf(ctx, orderId), {
    order: 'paid',
    payment: 'succeeded',
    parked: null,
    decline: null,
    tickets: 2,
    mails: ['order_paid'],
  });
  const books = await trialBalance(ctx);
  assert.equal(balanceOf(books, 'stripe:pending'), 39_800 - 1_433);
  assert.equal(balanceOf(books, 'expense:stripe_fees'), 1_433);
  assert.equal(balanceOf(books, 'advance:orders'), -39_800);
  assert.equal(balanceOf(books, 'receivable:order'), 0);
  await assertBooksAgree(ctx);
  const hash = await booksHash(ctx);
  assert.equal((await syncPayment(ctx, intentId)).effect, 'none');
  await Promise.all(Array.from({ length: 10 }, () => syncPayment(ctx, intentId)));
  assert.equal(await booksHash(ctx), hash);
});

test('ten clicks in two tabs are one payment intent and one customer', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const answers = await Promise.all(Array.from({ length: 10 }, () => startPayment(ctx, { orderId })));
  assert.equal(new Set(answers.map((answer) => (answer.ok ? answer.clientSecret : answer.reason))).size, 1);
  const intents = await ctx.stripe.paymentIntents.list({ limit: 100 });
  assert.equal(intents.data.filter((intent) => intent.metadata['order_id'] === orderId).length, 1);
  const [intent] = intents.data.filter((found) => found.metadata['order_id'] === orderId);
  assert.equal(intent?.description, '検査コース代金');
  assert.equal(intent?.payment_method_options?.card?.request_three_d_secure, 'any');
  assert.equal(intent?.receipt_email, null);
  assert.ok(intent?.customer);
});

test('a declined card, then a good one on the same payment intent', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await startedIntent(ctx, orderId);
  await assert.rejects(confirmIntent(ctx, intentId, 'pm_card_visa_chargeDeclinedInsufficientFunds'), /insufficient/i);
  await syncPayment(ctx, intentId);
  const declined = await stateOf(ctx, orderId);
  assert.deepEqual(
    [declined.payment, declined.decline, declined.order],
    ['requires_payment_method', 'insufficient_funds', 'awaiting_payment'],
  );
  assert.equal(await startedIntent(ctx, orderId), intentId);
  await confirmIntent(ctx, intentId);
  await feesKnown(ctx, intentId);
  await syncPayment(ctx, intentId);
  const paid = await stateOf(ctx, orderId);
  assert.deepEqual([paid.payment, paid.decline, paid.order, paid.tickets], ['succeeded', null, 'paid', 1]);
  await assertBooksAgree(ctx);
  assert.deepEqual(await startPayment(ctx, { orderId }), { ok: false, reason: 'already_paid' });
});

test('strangers cannot start or cancel, and learn nothing', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const stranger = box.as({ kind: 'guest', orderIds: [] });
  await assert.rejects(startPayment(stranger, { orderId }), { code: 'not_found' });
  await assert.rejects(cancelPayment(stranger, { orderId }), { code: 'not_found' });
  const holder = box.as({ kind: 'guest', orderIds: [orderId] });
  assert.equal((await startPayment(holder, { orderId })).ok, true);
});

test('an order that is not ready, over or expired cannot be paid', async () => {
  const { ctx } = box;
  for (const [state, reason] of [
    ['draft', 'order_not_ready'],
    ['expired', 'order_expired'],
    ['canceled', 'order_expired'],
    ['refunded', 'already_paid'],
  ] as const) {
    const orderId = await insertOrderToPay(ctx);
    await ctx.db.update(orders).set({ state }).where(eq(orders.id, orderId));
    assert.deepEqual(await startPayment(ctx, { orderId }), { ok: false, reason });
  }
  const late = await insertOrderToPay(ctx);
  await ctx.db.update(orders).set({ expiresAt: ctx.clock.now() }).where(eq(orders.id, late));
  assert.deepEqual(await startPayment(ctx, { orderId: late }), { ok: false, reason: 'order_expired' });
});

test('canceling ends the intent at Stripe; money that was faster wins', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await startedIntent(ctx, orderId);
  assert.equal(await cancelPayment(ctx, { orderId }), 'canceled');
  assert.equal((await ctx.stripe.paymentIntents.retrieve(intentId)).status, 'canceled');
  assert.equal(await cancelPayment(ctx, { orderId }), 'canceled');
  const raced = await insertOrderToPay(ctx);
  await confirmIntent(ctx, await startedIntent(ctx, raced));
  assert.equal(await cancelPayment(ctx, { orderId: raced }), 'paid');
  assert.equal((await stateOf(ctx, raced)).order, 'paid');
  const untouched = await insertOrderToPay(ctx);
  assert.equal(await cancelPayment(ctx, { orderId: untouched }), 'none');
});

test('another amount than ours parks: nothing is booked, nothing is fulfilled', async () => {
  await using own = await sandboxContext({ timeoutMs: 10_000 });
  const { ctx } = own;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await startedIntent(ctx, orderId);
  await ctx.stripe.paymentIntents.update(intentId, { amount: 100 });
  await confirmIntent(ctx, intentId);
  assert.deepEqual(await syncPayment(ctx, intentId), { effect: 'parked', note: 'amount_mismatch' });
  const state = await stateOf(ctx, orderId);
  assert.deepEqual([state.order, state.parked, state.tickets], ['awaiting_payment', 'amount_mismatch', 0]);
  assert.deepEqual((await trialBalance(ctx)).accounts, []);
});

test('money for a dead order waits in suspense and is parked', async () => {
  await using own = await sandboxContext({ timeoutMs: 10_000 });
  const { ctx } = own;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await startedIntent(ctx, orderId);
  await ctx.db.update(orders).set({ state: 'expired' }).where(eq(orders.id, orderId));
  await confirmIntent(ctx, intentId);
  await feesKnown(ctx, intentId);
  assert.equal((await syncPayment(ctx, intentId)).effect, 'parked');
  assert.equal((await stateOf(ctx, orderId)).parked, 'paid_after_expiry');
  assert.equal(balanceOf(await trialBalance(ctx), 'suspense'), -24_800);
  await assertBooksAgree(ctx);
});

test('funds become available on their day, once', async () => {
  await using own = await sandboxContext({ timeoutMs: 10_000 });
  const { ctx } = own;
  await payOrder(ctx, await insertOrderToPay(ctx, [20_000]));
  assert.deepEqual(await settleAvailableFunds(ctx), { moved: 0 });
  await own.advanceDays(8);
  assert.deepEqual(await settleAvailableFunds(ctx), { moved: 1 });
  assert.deepEqual(await settleAvailableFunds(ctx), { moved: 0 });
  const books = await trialBalance(ctx);
  assert.deepEqual([balanceOf(books, 'stripe:pending'), balanceOf(books, 'stripe:available')], [0, 19_280]);
  await assertBooksAgree(ctx);
});

test('none of these sales told Stripe who buys or what is examined', async () => {
  const bought = await box.ctx.db.select().from(orders);
  const persons = bought.flatMap(({ buyerName, buyerKana, buyerPhone }) => [buyerName, buyerKana, buyerPhone]);
  const told = await readRequestLog(box.sandboxUrl);
  assert.ok(persons.length > 0 && told.some(({ path }) => path === '/v1/customers'));
  assert.deepEqual(
    findPrivateData(
      told,
      persons.filter((person) => person !== null),
    ),
    [],
  );
});
