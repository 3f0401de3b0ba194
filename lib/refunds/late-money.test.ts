import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { assertBooksAgree } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { OrderId } from '@/lib/ids';
import { balanceOf, trialBalance } from '@/lib/ledger/trial-balance';
import { syncPayment } from '@/lib/payments/sync-payment';
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
