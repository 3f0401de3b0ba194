import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { journalEntries, orders, shares } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { addCoupon, codeOf, putCoupon } from '@/lib/coupons/testing/offers';
import { trialBalance } from '@/lib/ledger/trial-balance';
import { startPayment } from '@/lib/payments/start-payment';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { completeFreeOrder } from './complete-free-order';
import { createOrder } from './create-order';
import { saveOrderDetails } from './save-order-details';
import { addCart, addCourses, filledForm } from './testing/sale';

test('nothing is booked for an order of ¥0, its facility keeps its share, and every invariant holds', async () => {
  await using own = await testContext();
  const { ctx } = own;
  const couponId = await addCoupon(ctx, { amountOffYen: null, percentBasisPoints: 10_000 });
  const cartId = await addCart(ctx, await addCourses(ctx));
  await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  const made = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(made.ok);
  const { orderId } = made;
  assert.ok((await saveOrderDetails(ctx, { orderId, form: await filledForm(ctx, orderId) })).ok);
  assert.deepEqual(await startPayment(ctx, { orderId }), { ok: false, reason: 'order_not_ready' });
  assert.deepEqual(await completeFreeOrder(ctx, { orderId }), { ok: true });
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'paid');
  const owed = await ctx.db.select().from(shares);
  assert.equal(
    owed.reduce((sum, share) => sum + share.shareYen, 0),
    53_550,
  );
  assert.equal(await ctx.db.$count(journalEntries), 0);
  assert.equal((await trialBalance(ctx)).differenceYen, 0);
  const broken = (await runInvariants(ctx)).filter((result) => !result.holds);
  assert.deepEqual(broken, []);
});
