import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { startedIntent } from '@/db/testing/pay-order';
import { impatient, type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { OrderId } from '@/lib/ids';
import { cancelPayment } from './cancel-payment';
import { createCustomer } from './create-customer';
import { startPayment } from './start-payment';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext();
});
after(() => box.close());
const clearFaults = () => fetch(`${box.sandboxUrl}/_sandbox/faults`, { method: 'DELETE' });
beforeEach(clearFaults);

const path = '^/v1/payment_intents(/[^/]+/cancel)?$';
const intentsOf = async (orderId: OrderId) =>
  (await box.ctx.stripe.paymentIntents.list({ limit: 100 })).data.filter(
    (found) => found.metadata['order_id'] === orderId,
  );

async function orderWithCustomer(): Promise<OrderId> {
  const orderId = await insertOrderToPay(box.ctx);
  await createCustomer(box.ctx, { id: orderId, locale: 'ja', stripeCustomerId: null });
  return orderId;
}

for (const effect of ['500', '429', 'timeout', 'connection_reset'] as const) {
  for (const when of ['before', 'after'] as const) {
    test(`${effect} ${when} creating and canceling: one payment intent, canceled`, async () => {
      const orderId = await orderWithCustomer();
      const ctx = effect === 'timeout' ? impatient(box) : box.ctx;
      await box.control('faults', { method: 'POST', path, effect, when });
      const intentId = await startedIntent(ctx, orderId);
      await clearFaults();
      await box.control('faults', { method: 'POST', path, effect, when });
      assert.equal(await cancelPayment(ctx, { orderId }), 'canceled');
      assert.deepEqual(
        (await intentsOf(orderId)).map((intent) => [intent.id, intent.status]),
        [[intentId, 'canceled']],
      );
    });
  }
}

test('Stripe is away: try again, and the next click gets the intent that was made', async () => {
  const orderId = await orderWithCustomer();
  await box.control('faults', { method: 'POST', path, effect: 'connection_reset', when: 'after', times: 50 });
  assert.deepEqual(await startPayment(box.ctx, { orderId }), { ok: false, reason: 'try_again' });
  assert.equal(await cancelPayment(box.ctx, { orderId }), 'try_again');
  await clearFaults();
  const intentId = await startedIntent(box.ctx, orderId);
  assert.deepEqual(
    (await intentsOf(orderId)).map((intent) => intent.id),
    [intentId],
  );
});

test('the order dies while the answer is unknown: the intent is found and canceled', async () => {
  const orderId = await orderWithCustomer();
  await box.control('faults', { method: 'POST', path, effect: 'connection_reset', when: 'after', times: 50 });
  assert.deepEqual(await startPayment(box.ctx, { orderId }), { ok: false, reason: 'try_again' });
  await clearFaults();
  assert.equal(await cancelPayment(box.ctx, { orderId }), 'canceled');
  assert.deepEqual(
    (await intentsOf(orderId)).map((intent) => intent.status),
    ['canceled'],
  );
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  assert.equal(payment?.state, 'canceled');
});
