import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orders, payments, tickets } from '@/db/schema';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { offerAllMethods, vouchersOf, waitAtKonbini } from '@/db/testing/konbini';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { pullPayment } from '@/lib/checkout/pull-payment';
import { readOrderStatus } from '@/lib/checkout/queries';
import { enterTerms } from '@/lib/fees/testing/enter-terms';
import type { OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { startPayment } from './start-payment';
import { paymentSync, syncPayment } from './sync-payment';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

/** Plays the browser: chooses PayPay and is sent there. */
async function atPayPay(orderId: OrderId): Promise<string> {
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.stripe.paymentIntents.confirm(intentId, {
    payment_method_data: { type: 'paypay' },
    return_url: 'http://127.0.0.1:3000/orders/back',
  });
  return intentId;
}

const answer = (intentId: string, what: 'approve' | 'refuse') => box.control(`paypay/${intentId}/${what}`, {});

async function stateOf(orderId: OrderId) {
  const [row] = await box.ctx.db
    .select({ order: orders.state, payment: payments.state, method: payments.methodType })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  const issued = await box.ctx.db.$count(tickets, eq(tickets.orderId, orderId));
  const sent = await box.ctx.db.$count(mails, eq(mails.orderId, orderId));
  return { ...row, tickets: issued, mails: sent };
}

test('approved: browser and webhook race, one ticket, one mail, the fee of PayPay, the books to the yen', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await atPayPay(orderId);
  assert.equal(await pullPayment(box.ctx, { orderId }), 'known');
  assert.equal((await readOrderStatus(box.ctx, orderId)).stage, 'authenticating');
  const before = await paymentSync.fetch(box.ctx, intentId);
  await answer(intentId, 'approve');
  await feesKnown(box.ctx, intentId);
  await Promise.all([
    pullPayment(box.ctx, { orderId }),
    syncPayment(box.ctx, intentId),
    syncPayment(box.ctx, intentId),
  ]);
  await box.ctx.db.transaction((tx) => paymentSync.apply({ ...box.ctx, db: tx }, before));
  const paid = { order: 'paid', payment: 'succeeded', method: 'paypay', tickets: 1, mails: 1 };
  assert.deepEqual(await stateOf(orderId), paid);
  assert.equal(balanceOf(await trialBalance(box.ctx), 'expense:stripe_fees'), 987);
  await assertBooksAgree(box.ctx);
});

test('refused: unpaid and told which method failed; the same intent is paid by card', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await atPayPay(orderId);
  await answer(intentId, 'refuse');
  await pullPayment(box.ctx, { orderId });
  const { stage, failedMethod } = await readOrderStatus(box.ctx, orderId);
  assert.deepEqual([stage, failedMethod], ['failed', 'paypay']);
  assert.equal(await startedIntent(box.ctx, orderId), intentId);
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  assert.deepEqual((await stateOf(orderId)).method, 'card');
  assert.equal((await readOrderStatus(box.ctx, orderId)).failedMethod, null);
  await assertBooksAgree(box.ctx);
});

test('from the konbini to PayPay: the numbers are void from the moment that PayPay is asked', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await waitAtKonbini(box.ctx, orderId);
  await atPayPay(orderId);
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(
    (await vouchersOf(box.ctx, orderId)).map(({ state }) => state),
    ['replaced'],
  );
  await assert.rejects(box.control(`konbini/${intentId}/pay`, { store: 'lawson' }), /409/);
  await answer(intentId, 'approve');
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  assert.equal((await stateOf(orderId)).order, 'paid');
  await assertBooksAgree(box.ctx);
});

test('numbers stay good when konbini is no longer offered, and the buyer may still change to a card', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await waitAtKonbini(box.ctx, orderId);
  await enterTerms(box.ctx, 'konbini', { switchedOn: false });
  const started = await startPayment(box.ctx, { orderId });
  assert.ok(started.ok);
  assert.deepEqual(started.payer.confirmationNumber, '09012345678');
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(intentId)).status, 'requires_action');
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  assert.equal((await stateOf(orderId)).order, 'paid');
  await enterTerms(box.ctx, 'konbini', { switchedOn: true });
  await assertBooksAgree(box.ctx);
});

test('a method that is not offered is refused by Stripe, whatever the browser asks', async () => {
  await enterTerms(box.ctx, 'paypay', { switchedOn: false });
  const orderId = await insertOrderToPay(box.ctx);
  await assert.rejects(atPayPay(orderId), /paypay/i);
});
