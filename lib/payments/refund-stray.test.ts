import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { orders, refunds } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { refundOrder } from '@/lib/refunds/refund-order';
import { refundStray } from '@/lib/refunds/refund-stray';
import { sweepRefunds } from '@/lib/refunds/sweep-refunds';
import { fateOf } from '@/lib/refunds/testing/sold';
import { listParked } from './console-queries';
import { refundParked } from './refund-parked';
import { settleAvailableFunds } from './settle-available-funds';
import { syncPayment } from './sync-payment';
import { paidTwice, payAgain } from './testing/paid-twice';

let box: SandboxContext;
let asOperator: Ctx;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  asOperator = box.as(operator);
});
after(() => box.close());

const reason = '二重の入金のため、全額を返金';

async function queue() {
  const { rows } = await listParked(asOperator, { after: null, size: 50 });
  return rows.map((row) => [row.orderId, row.reason, row.intentId, row.amountYen]);
}

async function suspense(): Promise<number> {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
  return balanceOf(await trialBalance(box.ctx), 'suspense');
}

const rowsOf = (intentId: string) =>
  box.ctx.db.select().from(refunds).where(eq(refunds.strayIntentId, intentId)).orderBy(asc(refunds.ordinal));

const atStripe = async (intentId: string) =>
  (await box.ctx.stripe.refunds.list({ payment_intent: intentId, limit: 100 })).data.map(({ amount }) => amount);

test('what was paid twice goes back whole by a hundred clicks as one refund, and the order stays as it was', async () => {
  const { orderId, intentId, secondId } = await paidTwice(box.ctx);
  await syncPayment(box.ctx, secondId);
  assert.deepEqual(await queue(), [[orderId, 'order_mismatch', secondId, 24_800]]);
  assert.equal(await suspense(), -24_800);
  const click = () => refundParked(asOperator, { orderId, intentId: secondId, reason });
  const clicks = await Promise.all(Array.from({ length: 100 }, click));
  const made = new Set(clicks.flatMap((one) => (one.ok ? [one.refundId] : [])));
  assert.equal(made.size, 1);
  assert.deepEqual(
    clicks.filter((one) => !one.ok && one.reason !== 'not_parked'),
    [],
  );
  assert.deepEqual([await atStripe(secondId), await atStripe(intentId)], [[24_800], []]);
  assert.equal(await suspense(), 0);
  assert.deepEqual(await queue(), []);
  assert.deepEqual(await click(), { ok: false, reason: 'not_parked' });
  const fate = await fateOf(box.ctx, orderId);
  assert.deepEqual([fate.order, fate.tickets], ['paid', ['issued']]);

  const whole = await refundOrder(asOperator, { orderId, reason: '中止' });
  assert.ok(whole.ok && !made.has(whole.refundId));
  assert.deepEqual(await atStripe(intentId), [24_800]);
  assert.equal((await fateOf(box.ctx, orderId)).order, 'refunded');
  assert.equal(await suspense(), 0);
});

test('of another amount than the order’s, what the Dashboard left goes back', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.stripe.paymentIntents.update(intentId, { amount: 9_900 });
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  await box.ctx.stripe.refunds.create({ payment_intent: intentId, amount: 900 });
  await syncPayment(box.ctx, intentId);
  assert.deepEqual(await queue(), [[orderId, 'amount_mismatch', intentId, 9_000]]);
  assert.ok((await refundParked(asOperator, { orderId, intentId, reason })).ok);
  assert.deepEqual((await atStripe(intentId)).toSorted(), [900, 9_000]);
  assert.deepEqual(
    (await rowsOf(intentId)).map(({ requester, amountYen }) => [requester, amountYen]),
    [
      ['dashboard', 900],
      ['operator', 9_000],
    ],
  );
  assert.deepEqual(await queue(), []);
  const standing = await suspense();
  await box.advanceMinutes(16);
  await sweepRefunds(box.ctx);
  assert.equal(await suspense(), standing);
});

test('an unanswered refund stays in the queue until the sweep has finished it', async () => {
  const { orderId, secondId } = await paidTwice(box.ctx);
  await syncPayment(box.ctx, secondId);
  const fault = { method: 'POST', path: '/v1/refunds', times: 20, effect: 'connection_reset', when: 'after' };
  await box.control('faults', fault);
  const asked = await refundParked(asOperator, { orderId, intentId: secondId, reason });
  await fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
  assert.ok(asked.ok && asked.state === 'planned');
  await box.advanceMinutes(3);
  await sweepRefunds(box.ctx);
  assert.deepEqual(await atStripe(secondId), [24_800]);
  assert.deepEqual(await queue(), []);
  assert.equal((await rowsOf(secondId))[0]?.state, 'succeeded');
});

test('a dead order that was paid late and twice waits for both, one after the other', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  await box.ctx.db.update(orders).set({ state: 'expired' }).where(eq(orders.id, orderId));
  await confirmIntent(box.ctx, intentId);
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  const secondId = await payAgain(box.ctx, intentId);
  await syncPayment(box.ctx, secondId);
  assert.deepEqual(await queue(), [[orderId, 'order_mismatch', secondId, 24_800]]);
  assert.ok((await refundParked(asOperator, { orderId, intentId: secondId, reason })).ok);
  assert.deepEqual(await queue(), [[orderId, 'paid_after_expiry', intentId, 24_800]]);
  assert.ok((await refundParked(asOperator, { orderId, intentId, reason })).ok);
  assert.deepEqual(await queue(), []);
  const thirdId = await payAgain(box.ctx, intentId);
  await syncPayment(box.ctx, thirdId);
  assert.deepEqual(await queue(), [[orderId, 'order_mismatch', thirdId, 24_800]]);
  assert.ok((await refundParked(asOperator, { orderId, intentId: thirdId, reason })).ok);
  assert.deepEqual(await queue(), []);
});

test('only operators send it back, only of its own order, and never the order’s sale', async () => {
  const { orderId, intentId, secondId } = await paidTwice(box.ctx);
  await syncPayment(box.ctx, secondId);
  const guest = box.as({ kind: 'guest', orderIds: [orderId] });
  await assert.rejects(refundParked(guest, { orderId, intentId: secondId, reason }), { code: 'forbidden' });
  await assert.rejects(refundStray(guest, { orderId, intentId: secondId, reason }), { code: 'forbidden' });
  const other: OrderId = await insertOrderToPay(box.ctx);
  const strange = await refundParked(asOperator, { orderId: other, intentId: secondId, reason });
  assert.deepEqual(strange, { ok: false, reason: 'not_parked' });
  const sale = await refundParked(asOperator, { orderId, intentId, reason });
  assert.deepEqual(sale, { ok: false, reason: 'not_parked' });
  assert.deepEqual(await refundStray(asOperator, { orderId, intentId, reason }), { ok: false, reason: 'not_paid' });
  assert.deepEqual(await refundStray(asOperator, { orderId: other, intentId: secondId, reason }), {
    ok: false,
    reason: 'not_paid',
  });
});

test('a refund that the bank returns puts it into the queue again, and it can be sent once more', async () => {
  const { orderId, secondId } = await paidTwice(box.ctx, 'pm_card_refundFail');
  await syncPayment(box.ctx, secondId);
  const others = (await queue()).slice(1);
  const first = await refundParked(asOperator, { orderId, intentId: secondId, reason });
  assert.ok(first.ok);
  assert.deepEqual(await queue(), others);
  await box.advanceDays(3);
  await syncPayment(box.ctx, secondId);
  assert.deepEqual((await queue())[0], [orderId, 'order_mismatch', secondId, 24_800]);
  const standing = await suspense();
  const again = await refundParked(asOperator, { orderId, intentId: secondId, reason });
  assert.ok(again.ok && again.refundId !== first.refundId);
  assert.equal((await suspense()) - standing, 24_800);
  assert.deepEqual(
    (await rowsOf(secondId)).map(({ ordinal, state, amountYen }) => [ordinal, state, amountYen]),
    [
      [1, 'failed', 24_800],
      [2, 'succeeded', 24_800],
    ],
  );
});
