import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { cartLines, courses } from '@/db/schema';
import { seedCatalog, seededCourses } from '@/db/seed/seed-catalog';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { type CartId, type CourseId, newId } from '@/lib/ids';
import { addToCart } from './add-to-cart';
import { cartLinesMax, examineesMax } from './cart-limits';
import { countCart, readCart } from './queries';
import { setExamineeCount } from './set-examinee-count';

let at: TestContext;
const [first, second, third] = seededCourses.map((course) => course.id);

before(async () => {
  at = await testContext();
  await seedCatalog(at.ctx.db, at.ctx.clock.now());
});
after(() => at.close());

async function cartWith(...courseIds: (CourseId | undefined)[]): Promise<CartId> {
  let cartId: CartId | null = null;
  for (const courseId of courseIds) {
    assert.ok(courseId);
    const outcome = await addToCart(at.ctx, { cartId, courseId });
    assert.ok(outcome.ok);
    cartId = outcome.cartId;
  }
  assert.ok(cartId);
  return cartId;
}

test('a cart groups examinees by course and adds up today’s prices', async () => {
  const cartId = await cartWith(first, second, first);
  const cart = await readCart(at.ctx, cartId);
  assert.deepEqual(
    cart.lines.map((line) => [line.courseId, line.examinees, line.subtotalYen]),
    [
      [first, 2, 48_400],
      [second, 1, 33_000],
    ],
  );
  assert.equal(cart.regularYen, 81_400);
  assert.equal(cart.totalYen, 81_400);
  assert.equal(await countCart(at.ctx, cartId), 3);
});

test('the number of examinees is set, repeated without effect, and 0 removes the course', async () => {
  const cartId = await cartWith(first, second);
  assert.ok(first);
  for (const count of [4, 4, 2, 0, 0]) {
    assert.deepEqual(await setExamineeCount(at.ctx, { cartId, courseId: first, count }), { ok: true });
    assert.equal(await countCart(at.ctx, cartId), count + 1);
  }
  assert.deepEqual(
    (await readCart(at.ctx, cartId)).lines.map((line) => line.courseId),
    [second],
  );
});

test('limits hold: five examinees of a course, ten lines of a cart', async () => {
  assert.ok(first && second && third);
  const cartId = await cartWith(first, second, third);
  const set = (courseId: CourseId, count: number) => setExamineeCount(at.ctx, { cartId, courseId, count });
  assert.deepEqual(await set(first, examineesMax + 1), { ok: false, reason: 'course_full' });
  assert.deepEqual(await set(first, examineesMax), { ok: true });
  assert.deepEqual(await addToCart(at.ctx, { cartId, courseId: first }), { ok: false, reason: 'course_full' });
  assert.deepEqual(await set(second, 4), { ok: true });
  assert.equal(await countCart(at.ctx, cartId), cartLinesMax);
  assert.deepEqual(await addToCart(at.ctx, { cartId, courseId: third }), { ok: false, reason: 'cart_full' });
  assert.deepEqual(await set(third, 2), { ok: false, reason: 'cart_full' });
});

test('twenty clicks at once never pass the limit', async () => {
  assert.ok(first);
  const cartId = await cartWith(first);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => (first ? addToCart(at.ctx, { cartId, courseId: first }) : null)),
  );
  assert.equal(outcomes.filter((outcome) => outcome?.ok).length, examineesMax - 1);
  assert.equal(await countCart(at.ctx, cartId), examineesMax);
});

test('a course that is gone is refused, and one withdrawn later is shown but not counted', async () => {
  assert.ok(third);
  assert.deepEqual(await addToCart(at.ctx, { cartId: null, courseId: newId('crs') }), {
    ok: false,
    reason: 'course_unavailable',
  });
  const cartId = await cartWith(first, third);
  await at.ctx.db.update(courses).set({ published: false }).where(eq(courses.id, third));
  const cart = await readCart(at.ctx, cartId);
  assert.deepEqual(
    cart.lines.map((line) => line.withdrawn),
    [false, true],
  );
  assert.equal(cart.totalYen, 24_200);
  assert.equal(await countCart(at.ctx, cartId), 1);
  await at.ctx.db.update(courses).set({ published: true }).where(eq(courses.id, third));
});

test('a forgotten or foreign cart id opens a new cart and touches nothing else', async () => {
  assert.ok(first);
  const mine = await cartWith(first);
  const stranger = newId('crt');
  const outcome = await addToCart(at.ctx, { cartId: stranger, courseId: first });
  assert.ok(outcome.ok);
  assert.notEqual(outcome.cartId, stranger);
  assert.deepEqual(await setExamineeCount(at.ctx, { cartId: stranger, courseId: first, count: 0 }), { ok: true });
  assert.equal(await countCart(at.ctx, mine), 1);
  assert.equal(await countCart(at.ctx, null), 0);
  assert.deepEqual((await readCart(at.ctx, null)).lines, []);
  const rows = await at.ctx.db.select().from(cartLines).where(eq(cartLines.cartId, stranger));
  assert.equal(rows.length, 0);
});
