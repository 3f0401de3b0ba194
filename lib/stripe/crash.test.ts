import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import { assertBooksAgree } from '@/db/testing/books';
import { forkScript } from '@/db/testing/fork-script';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, payOrder, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { OrderId } from '@/lib/ids';
import { createCustomer } from '@/lib/payments/create-customer';
import { sweepPayments } from '@/lib/payments/sweep-payments';
import { syncPayment } from '@/lib/payments/sync-payment';
import { sweepRefunds } from '@/lib/refunds/sweep-refunds';
import { resolveStripeRequests } from './resolve-requests';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

async function runChild(verb: string, orderId: OrderId, crashPoint: string): Promise<number | null> {
  const script = join(import.meta.dirname, 'testing/money-child.ts');
  const args = [verb, box.databaseUrl, box.sandboxUrl, orderId];
  const [code] = await once(await forkScript(script, args, { CRASH_POINT: crashPoint }), 'exit');
  return typeof code === 'number' ? code : null;
}

async function sweepAll(): Promise<void> {
  await box.advanceMinutes(2);
  await resolveStripeRequests(box.ctx);
  await box.advanceMinutes(2);
  await sweepPayments(box.ctx);
  await sweepRefunds(box.ctx);
}

const intentsOf = async (orderId: OrderId) =>
  (await box.ctx.stripe.paymentIntents.list({ limit: 100 })).data.filter(
    (found) => found.metadata['order_id'] === orderId,
  );
const customersOf = async (orderId: OrderId) =>
  (await box.ctx.stripe.customers.list({ limit: 100 })).data.filter((found) => found.metadata['order_id'] === orderId);

const steps = ['request.planned', 'request.sent', 'request.answered', 'request.recorded'] as const;

const startCrashes = [
  ...steps.map((step) => ({ step, making: 'customer' })),
  ...[...steps, 'payment.linked'].map((step) => ({ step, making: 'payment intent' })),
];

for (const { step, making } of startCrashes) {
  test(`killed at ${step} of the ${making}: one customer, one payment intent, and it can be paid`, async () => {
    const orderId = await insertOrderToPay(box.ctx);
    if (making === 'payment intent') {
      await createCustomer(box.ctx, { id: orderId, locale: 'ja', stripeCustomerId: null });
    }
    assert.equal(await runChild('start-payment', orderId, step), 137);
    await sweepAll();
    const intentId = await startedIntent(box.ctx, orderId);
    assert.deepEqual(
      (await intentsOf(orderId)).map((intent) => intent.id),
      [intentId],
    );
    assert.equal((await customersOf(orderId)).length, 1);
    await confirmIntent(box.ctx, intentId);
    await syncPayment(box.ctx, intentId);
    const [order] = await box.ctx.db.select().from(orders).where(eq(orders.id, orderId));
    assert.equal(order?.state, 'paid');
  });
}

for (const step of steps) {
  test(`killed at ${step} of a refund: the sweeps finish exactly one`, async () => {
    const orderId = await insertOrderToPay(box.ctx);
    const intentId = await payOrder(box.ctx, orderId);
    assert.equal(await runChild('refund', orderId, step), 137);
    await sweepAll();
    const made = await box.ctx.stripe.refunds.list({ payment_intent: intentId });
    assert.equal(made.data.length, 1);
    const [order] = await box.ctx.db.select().from(orders).where(eq(orders.id, orderId));
    assert.equal(order?.state, 'refunded');
  });
}

test('killed before the intent’s id was stored: the sweep links it by itself', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  await startedIntent(box.ctx, orderId);
  const forget = { stripePaymentIntentId: null, state: 'planned', syncedAt: null } as const;
  await box.ctx.db.update(payments).set(forget).where(eq(payments.orderId, orderId));
  await sweepAll();
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  assert.equal(payment?.stripePaymentIntentId, (await intentsOf(orderId))[0]?.id);
});

test('after all of it the books agree with Stripe to the yen', async () => {
  await sweepAll();
  await assertBooksAgree(box.ctx);
});
