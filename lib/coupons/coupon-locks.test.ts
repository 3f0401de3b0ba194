import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { couponRedemptions, orders } from '@/db/schema';
import { someoneWaits } from '@/db/testing/someone-waits';
import { testContext } from '@/db/testing/test-context';
import { createOrder } from '@/lib/checkout/create-order';
import { releaseOrder } from '@/lib/checkout/release-order';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addCart, addCourses, filledForm } from '@/lib/checkout/testing/sale';
import { addCoupon, codeOf, putCoupon } from './testing/offers';

const { ctx, close } = await testContext();
after(close);
const [courseId] = await addCourses(ctx);

test('carts that swap their coupons at the same moment do not wait for each other', async () => {
  const [one, other] = await Promise.all(
    [await addCoupon(ctx), await addCoupon(ctx)].map((couponId) => codeOf(ctx, couponId)),
  );
  assert.ok(one !== undefined && other !== undefined);
  const swaps = await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      const cartId = await addCart(ctx, [courseId]);
      await putCoupon(ctx, cartId, index % 2 === 0 ? one : other);
      assert.ok((await createOrder(ctx, { cartId, locale: 'ja' })).ok);
      await putCoupon(ctx, cartId, index % 2 === 0 ? other : one);
      return cartId;
    }),
  );
  const made = await Promise.all(swaps.map((cartId) => createOrder(ctx, { cartId, locale: 'ja' })));
  assert.ok(made.every(({ ok }) => ok));
});

test('details that are submitted while their order dies find it dead', async () => {
  const cartId = await addCart(ctx, [courseId]);
  await putCoupon(ctx, cartId, await codeOf(ctx, await addCoupon(ctx)));
  const made = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(made.ok);
  const { orderId } = made;
  const form = await filledForm(ctx, orderId);
  const submitted = await ctx.db.transaction(async (tx) => {
    await tx.update(orders).set({ state: 'canceled' }).where(eq(orders.id, orderId));
    const submitting = saveOrderDetails(ctx, { orderId, form });
    await someoneWaits(ctx);
    await releaseOrder({ ...ctx, db: tx }, { orderId });
    return { submitting };
  });
  assert.deepEqual(await submitted.submitting, { ok: false, reason: 'order_over' });
  const [use] = await ctx.db.select().from(couponRedemptions).where(eq(couponRedemptions.orderId, orderId));
  assert.deepEqual([use?.state, use?.buyerEmail], ['released', null]);
});
