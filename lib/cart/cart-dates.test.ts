import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { payments } from '@/db/schema';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { createOrder } from '@/lib/checkout/create-order';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { filledForm } from '@/lib/checkout/testing/sale';
import { type CartId, type CourseId, newId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { addDatedCart, addDatedCourses, order } from '@/lib/schedule/testing/dated';
import { fixedClock } from '@/lib/time/clock';
import { addToCart } from './add-to-cart';
import { readCartDates } from './cart-dates';
import { examineesMax } from './cart-limits';
import { readCart } from './queries';
import { setCartDay } from './set-cart-day';
import { setExamineeCount } from './set-examinee-count';

const day = '2026-12-03';
const other = '2026-12-04';

let at: TestContext;
let course: CourseId;

before(async () => {
  at = await testContext();
});
after(() => at.close());

async function datesOf(cartId: CartId, ctx = at.ctx) {
  const { lines } = await readCart(ctx, cartId);
  return readCartDates(ctx, { cartId, lines });
}

test('a cart has a line per course and day, each with its own number of people', async () => {
  [course] = await addDatedCourses(at.ctx);
  const first = await addToCart(at.ctx, { cartId: null, courseId: course, examDate: day });
  assert.ok(first.ok);
  const { cartId } = first;
  assert.ok((await addToCart(at.ctx, { cartId, courseId: course, examDate: other })).ok);
  assert.ok((await setExamineeCount(at.ctx, { cartId, courseId: course, examDate: other, count: 3 })).ok);
  const shape = async () => (await readCart(at.ctx, cartId)).lines.map((line) => [line.examDate, line.examinees]);
  assert.deepEqual(await shape(), [
    [day, 1],
    [other, 3],
  ]);
  assert.ok((await setExamineeCount(at.ctx, { cartId, courseId: course, examDate: day, count: 0 })).ok);
  assert.deepEqual(await shape(), [[other, 3]]);
});

test('moving joins the people of a day, up to the limit; repeating it changes nothing', async () => {
  [course] = await addDatedCourses(at.ctx, 9);
  const cartId = await addDatedCart(at.ctx, course, [day, day, other]);
  const move = { cartId, courseId: course, from: day, to: other };
  for (const _ of [1, 2]) assert.deepEqual(await setCartDay(at.ctx, move), { ok: true });
  assert.deepEqual(
    (await readCart(at.ctx, cartId)).lines.map((line) => [line.examDate, line.examinees]),
    [[other, 3]],
  );
  const full = await addDatedCart(at.ctx, course, [day, ...Array.from({ length: examineesMax }, () => other)]);
  assert.deepEqual(await setCartDay(at.ctx, { ...move, cartId: full }), { ok: false, reason: 'course_full' });
});

test('a missing, full, short, closed or past day is told, with the next days that have room for everybody', async () => {
  [course] = await addDatedCourses(at.ctx, 2);
  assert.ok((await order(at.ctx, course, [day])).ok);
  const told = async (days: readonly string[], ctx = at.ctx) =>
    (await datesOf(await addDatedCart(at.ctx, course, days), ctx))[0];
  assert.equal((await told([other]))?.problem, null);
  const short = await told([day, day]);
  assert.deepEqual(
    [short?.problem, short?.left, short?.next],
    ['too_few', 1, ['2026-12-04', '2026-12-05', '2026-12-06']],
  );
  assert.ok((await order(at.ctx, course, [day])).ok);
  assert.equal((await told([day]))?.problem, 'full');
  assert.equal((await told(['2026-11-23']))?.problem, 'closed');
  const late = { ...at.ctx, clock: fixedClock(new Date('2026-12-05T03:00:00Z')) };
  assert.equal((await told([other], late))?.problem, 'past');
  const cartId = await addToCart(at.ctx, { cartId: null, courseId: course });
  assert.ok(cartId.ok);
  const [missing] = await datesOf(cartId.cartId);
  assert.equal(missing?.problem, 'missing');
  assert.ok(!missing.choices.some((choice) => choice.day === day));
});

test('the place that the cart’s own unpaid order holds is not taken from it', async () => {
  [course] = await addDatedCourses(at.ctx, 1);
  const cartId = await addDatedCart(at.ctx, course, [day]);
  assert.ok((await createOrder(at.ctx, { cartId, locale: 'ja' })).ok);
  assert.equal((await datesOf(cartId))[0]?.problem, null);
  const stranger = await addDatedCart(at.ctx, course, [day]);
  assert.equal((await datesOf(stranger))[0]?.problem, 'full');
});

test('money on its way keeps its places: the same cart leads back to that order, another is told at once', async () => {
  [course] = await addDatedCourses(at.ctx, 2);
  const cartId = await addDatedCart(at.ctx, course, [day]);
  const made = await createOrder(at.ctx, { cartId, locale: 'ja' });
  assert.ok(made.ok);
  const form = await filledForm(at.ctx, made.orderId);
  assert.ok((await saveOrderDetails(at.ctx, { orderId: made.orderId, form })).ok);
  const payment = { id: newId('pay'), orderId: made.orderId, state: 'processing', amountYen: yen(24_800) } as const;
  await at.ctx.db.insert(payments).values({ ...payment, createdAt: at.ctx.clock.now() });
  assert.deepEqual((await datesOf(cartId))[0]?.problem, null);
  assert.deepEqual(await createOrder(at.ctx, { cartId, locale: 'ja' }), made);
  await setExamineeCount(at.ctx, { cartId, courseId: course, examDate: day, count: 2 });
  const [changed] = await datesOf(cartId);
  assert.deepEqual([changed?.problem, changed?.left], ['too_few', 1]);
  assert.deepEqual(await createOrder(at.ctx, { cartId, locale: 'ja' }), { ok: false, reason: 'place_taken' });
});
