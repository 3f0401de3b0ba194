import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { payments, stripeRequests } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { createStripeClient } from '@/lib/stripe/client';
import { unresolvedRequests } from '@/lib/stripe/console-queries';
import { cancelPayment } from './cancel-payment';
import { startPayment } from './start-payment';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

const requestsAbout = (subjectId: string) =>
  box.ctx.db.select().from(stripeRequests).where(eq(stripeRequests.subjectId, subjectId));

test('a key that Stripe refuses is told to the buyer, to the operator, and written once', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const settings = { STRIPE_SECRET_KEY: 'nonsense', STRIPE_API_BASE: box.sandboxUrl };
  const locked = { ...box.ctx, stripe: createStripeClient(settings) };
  for (const _click of [1, 2, 3]) {
    await assert.rejects(startPayment(locked, { orderId }), { code: 'payments_unavailable' });
  }
  assert.deepEqual(
    (await requestsAbout(orderId)).map((row) => row.key),
    [`customer.create:${orderId}:1`],
  );
  const seen = await unresolvedRequests(box.as(operator), 5);
  assert.deepEqual([seen.count, seen.oldest[0]?.state], [1, 'refused']);
  await box.advanceMinutes(2);
  assert.ok((await startPayment(box.ctx, { orderId })).ok);
  assert.equal((await unresolvedRequests(box.as(operator), 5)).count, 0);
});

test('a payment that Stripe will not cancel is not asked for again every minute', async () => {
  const orderId = await insertOrderToPay(box.ctx);
  const intentId = await startedIntent(box.ctx, orderId);
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  assert.ok(payment);
  const settings = { STRIPE_SECRET_KEY: 'nonsense', STRIPE_API_BASE: box.sandboxUrl };
  const { paymentIntents } = box.ctx.stripe;
  const locked = createStripeClient(settings);
  Object.assign(locked.paymentIntents, { retrieve: paymentIntents.retrieve.bind(paymentIntents) });
  for (let minute = 0; minute < 10; minute += 1) {
    assert.equal(await cancelPayment({ ...box.ctx, stripe: locked }, { orderId }), 'try_again');
    await box.advanceMinutes(1);
  }
  const cancels = (await requestsAbout(payment.id)).filter((row) => row.kind === 'payment_intent.cancel');
  assert.equal(cancels.length, 4);
  await box.advanceMinutes(60);
  assert.equal(await cancelPayment(box.ctx, { orderId }), 'canceled');
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(intentId)).status, 'canceled');
});
