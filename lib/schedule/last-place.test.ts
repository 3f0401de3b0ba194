import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orders } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { orderAtOnce } from '@/lib/checkout/testing/order-at-once';
import { fixedClock } from '@/lib/time/clock';
import { hourMs, shift } from '@/lib/time/duration';
import { addDatedCart, addDatedCourses } from './testing/dated';
import { assertPlacesAgree, takenOn } from './testing/places';

const day = '2026-12-03';

test('10 places, 200 buyers at once in two processes: exactly 10 have one, and all come back when the orders expire', async () => {
  await using own = await testContext();
  const { ctx } = own;
  const [courseId] = await addDatedCourses(ctx, 10);
  const carts = await Promise.all(Array.from({ length: 200 }, () => addDatedCart(ctx, courseId, [day])));

  assert.deepEqual(await orderAtOnce(own, carts), { made: 10, place_taken: 190 });
  assert.equal(await ctx.db.$count(orders), 10);
  assert.equal(await takenOn(ctx, courseId, day), 10);
  await assertPlacesAgree(ctx);
  await expireDueOrders({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), 2 * hourMs)) });
  assert.equal(await takenOn(ctx, courseId, day), 0);
  await assertPlacesAgree(ctx);
});
