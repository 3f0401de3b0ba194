import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { syncRefund } from '@/lib/refunds/sync-refund';
import { settleAvailableFunds } from './settle-available-funds';
import { sweepPayments } from './sweep-payments';
import { syncPayment } from './sync-payment';
import { paidTwice } from './testing/paid-twice';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

async function stateOf(orderId: OrderId) {
  const [row] = await box.ctx.db
    .select({ order: orders.state, parked: payments.parkedReason, intent: payments.parkedIntentId })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.orderId, orderId));
  return row;
}

async function suspense(): Promise<number> {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
  return balanceOf(await trialBalance(box.ctx), 'suspense');
}

test('a second intent that was paid stands in suspense as Stripe holds it, and leaves it as it goes back', async () => {
  const { orderId, intentId, secondId } = await paidTwice(box.ctx);
  assert.equal((await syncPayment(box.ctx, secondId)).effect, 'parked');
  assert.deepEqual(await stateOf(orderId), { order: 'paid', parked: 'order_mismatch', intent: secondId });
  assert.equal(await suspense(), -24_800);
  const hash = await booksHash(box.ctx);
  await Promise.all([syncPayment(box.ctx, secondId), syncPayment(box.ctx, intentId)]);
  assert.equal(await booksHash(box.ctx), hash);

  const part = await box.ctx.stripe.refunds.create({ payment_intent: secondId, amount: 10_000 });
  await syncRefund(box.ctx, part.id);
  assert.equal(await suspense(), -14_800);
  assert.equal((await stateOf(orderId))?.parked, 'order_mismatch');
  await box.ctx.stripe.refunds.create({ payment_intent: secondId });
  await box.advanceMinutes(16);
  assert.equal((await sweepPayments(box.ctx)).applied, 1);
  assert.equal(await suspense(), 0);
  assert.deepEqual(await stateOf(orderId), { order: 'paid', parked: null, intent: null });
});

test('its refund comes back: it stands in suspense and in the queue again', async () => {
  const { orderId, secondId } = await paidTwice(box.ctx, 'pm_card_refundFail');
  await syncPayment(box.ctx, secondId);
  const refund = await box.ctx.stripe.refunds.create({ payment_intent: secondId });
  await syncRefund(box.ctx, refund.id);
  assert.equal(await suspense(), 0);
  assert.equal((await stateOf(orderId))?.parked, null);
  await box.advanceDays(3);
  await syncRefund(box.ctx, refund.id);
  assert.equal(await suspense(), -24_800);
  assert.equal((await stateOf(orderId))?.intent, secondId);
  await syncPayment(box.ctx, secondId);
  assert.equal(await suspense(), -24_800);
});

test('another amount than the order’s is no sale: suspense until it went back', async () => {
  const standing = await suspense();
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.stripe.paymentIntents.update(intentId, { amount: 9_900 });
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  assert.deepEqual(await syncPayment(box.ctx, intentId), { effect: 'parked', note: 'amount_mismatch' });
  assert.deepEqual(await stateOf(orderId), { order: 'awaiting_payment', parked: 'amount_mismatch', intent: intentId });
  assert.equal((await suspense()) - standing, -9_900);
  await box.ctx.stripe.refunds.create({ payment_intent: intentId });
  assert.equal((await syncPayment(box.ctx, intentId)).effect, 'applied');
  assert.equal(await suspense(), standing);
  assert.equal((await stateOf(orderId))?.parked, null);
});
