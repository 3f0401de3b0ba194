import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { coupons, orders } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { orderAtOnce } from '@/lib/checkout/testing/order-at-once';
import { addCart, addCourses } from '@/lib/checkout/testing/sale';
import { fixedClock } from '@/lib/time/clock';
import { hourMs, shift } from '@/lib/time/duration';
import { addCoupon, codeOf, putCoupon } from './testing/offers';

test('limit 50, 200 buyers at once in two processes: exactly 50 have it, and all come back when the orders expire', async () => {
  await using own = await testContext();
  const { ctx } = own;
  const [courseId] = await addCourses(ctx);
  const couponId = await addCoupon(ctx, { limitTotal: 50 });
  const code = await codeOf(ctx, couponId);
  const carts = await Promise.all(Array.from({ length: 200 }, () => addCart(ctx, [courseId])));
  for (const cartId of carts) await putCoupon(ctx, cartId, code);

  assert.deepEqual(await orderAtOnce(own, carts), { made: 50, coupon_refused: 150 });
  assert.equal(await ctx.db.$count(orders, eq(orders.couponId, couponId)), 50);
  const taken = async () =>
    (await ctx.db.select({ taken: coupons.takenCount }).from(coupons).where(eq(coupons.id, couponId)))[0]?.taken;
  assert.equal(await taken(), 50);
  await expireDueOrders({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), 2 * hourMs)) });
  assert.equal(await taken(), 0);
});
