import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { sweepPayments } from './sweep-payments';
import { syncPayment } from './sync-payment';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

test('a payment of which nobody told us is found after fifteen minutes', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await startedIntent(ctx, orderId);
  await confirmIntent(ctx, intentId);
  await feesKnown(ctx, intentId);
  assert.deepEqual(await sweepPayments(ctx), { checked: 0, applied: 0 });
  await box.advanceMinutes(16);
  assert.deepEqual(await sweepPayments(ctx), { checked: 1, applied: 1 });
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'paid');
  assert.deepEqual(await sweepPayments(ctx), { checked: 0, applied: 0 });
  await assertBooksAgree(ctx);
});

test('fees that were not known at the time of the sale are booked a minute later', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  const intentId = await startedIntent(ctx, orderId);
  await confirmIntent(ctx, intentId);
  await syncPayment(ctx, intentId);
  const early = balanceOf(await trialBalance(ctx), 'receivable:order');
  await feesKnown(ctx, intentId);
  await box.advanceMinutes(2);
  const swept = await sweepPayments(ctx);
  assert.equal(swept.applied, early === 0 ? 0 : 1);
  assert.equal(balanceOf(await trialBalance(ctx), 'receivable:order'), 0);
  await assertBooksAgree(ctx);
});

test('one bad object does not hide the others', async () => {
  const { ctx } = box;
  const lost = await insertOrderToPay(ctx);
  await startedIntent(ctx, lost);
  await ctx.db.update(payments).set({ stripePaymentIntentId: 'pi_nowhere' }).where(eq(payments.orderId, lost));
  const orderId = await insertOrderToPay(ctx);
  await confirmIntent(ctx, await startedIntent(ctx, orderId));
  await box.advanceMinutes(16);
  await assert.rejects(sweepPayments(ctx), /1 of 2 could not be swept/);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'paid');
});
