import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { cartLines, carts, coursePlaces, courses, facilityDays, orders, placeHolds } from '@/db/schema';
import { payInBooks } from '@/db/testing/shares';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { createOrder } from '@/lib/checkout/create-order';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { fulfilOrder } from '@/lib/checkout/fulfil-order';
import { releaseOrder } from '@/lib/checkout/release-order';
import { restartOrder } from '@/lib/checkout/restart-order';
import type { CourseId, OrderId } from '@/lib/ids';
import { fixedClock } from '@/lib/time/clock';
import { hourMs, shift } from '@/lib/time/duration';
import { releaseLinePlace } from './release-places';
import { addDatedCart, addDatedCourses, facilityOf, linesOf, order, orderToPay } from './testing/dated';
import { assertPlacesAgree, takenOn } from './testing/places';

const day = '2026-12-03';
const other = '2026-12-04';

let at: TestContext;
let course: CourseId;

before(async () => {
  at = await testContext();
});
after(() => at.close());

const isMade = (outcome: { ok: boolean }) => outcome.ok;

test('an order holds a place per line; a day that cannot give them all gives none', async () => {
  [course] = await addDatedCourses(at.ctx, 3);
  const two = await order(at.ctx, course, [day, day]);
  assert.ok(two.ok);
  assert.equal(await takenOn(at.ctx, course, day), 2);
  const refused = await order(at.ctx, course, [other, day, day]);
  assert.deepEqual(refused, { ok: false, reason: 'place_taken' });
  assert.equal(await takenOn(at.ctx, course, other), 0);
  assert.ok((await order(at.ctx, course, [day, other])).ok);
  assert.deepEqual(await order(at.ctx, course, [day]), { ok: false, reason: 'place_taken' });
  await assertPlacesAgree(at.ctx);
});

test('without a day, on closed days, too late and too far ahead nothing is held', async () => {
  [course] = await addDatedCourses(at.ctx, 3);
  const facilityId = await facilityOf(at.ctx, course);
  const createdAt = at.ctx.clock.now();
  await at.ctx.db.insert(facilityDays).values({ facilityId, day: other, isOpen: false, createdAt });
  await at.ctx.db.delete(coursePlaces).where(eq(coursePlaces.weekday, 7));
  const made = await createOrder(at.ctx, { cartId: await addDatedCart(at.ctx, course, []), locale: 'ja' });
  assert.deepEqual(made, { ok: false, reason: 'cart_empty' });
  const cartId = await addDatedCart(at.ctx, course, [day]);
  await at.ctx.db.update(cartLines).set({ examDate: null }).where(eq(cartLines.cartId, cartId));
  assert.deepEqual(await createOrder(at.ctx, { cartId, locale: 'ja' }), { ok: false, reason: 'date_missing' });
  // Yesterday, today, a holiday, a closed day, a Sunday, the turn of the year, beyond the horizon.
  for (const bad of ['2026-11-19', '2026-11-20', '2026-11-23', other, '2026-12-06', '2026-12-31', '2027-02-19']) {
    assert.deepEqual(await order(at.ctx, course, [bad]), { ok: false, reason: 'place_taken' }, bad);
  }
  assert.ok((await order(at.ctx, course, ['2027-02-18'])).ok);
  await assertPlacesAgree(at.ctx);
});

test('an undated course takes no place, whatever its cart line says', async () => {
  [course] = await addDatedCourses(at.ctx, 1);
  await at.ctx.db.update(courses).set({ mode: 'undated' }).where(eq(courses.id, course));
  for (let buyer = 0; buyer < 3; buyer += 1) assert.ok((await order(at.ctx, course, [day])).ok);
  assert.equal(await takenOn(at.ctx, course, day), 0);
  await assertPlacesAgree(at.ctx);
});

test('a second click is the same order; another day in the same cart gives the former back', async () => {
  [course] = await addDatedCourses(at.ctx, 1);
  const cartId = await addDatedCart(at.ctx, course, [day]);
  const first = await createOrder(at.ctx, { cartId, locale: 'ja' });
  assert.deepEqual(await createOrder(at.ctx, { cartId, locale: 'ja' }), first);
  assert.equal(await takenOn(at.ctx, course, day), 1);
  await at.ctx.db.update(cartLines).set({ examDate: other }).where(eq(cartLines.cartId, cartId));
  const second = await createOrder(at.ctx, { cartId, locale: 'ja' });
  assert.ok(second.ok && first.ok && second.orderId !== first.orderId);
  assert.deepEqual([await takenOn(at.ctx, course, day), await takenOn(at.ctx, course, other)], [0, 1]);
  await assertPlacesAgree(at.ctx);
});

test('a place is given back exactly once, however often and from wherever the order is ended', async () => {
  [course] = await addDatedCourses(at.ctx, 3);
  const orderId = await orderToPay(at.ctx, course, [day, day]);
  const stays = await order(at.ctx, course, [day]);
  assert.ok(stays.ok);
  const [line] = await linesOf(at.ctx, orderId);
  assert.ok(line !== undefined);
  await at.ctx.db.update(orders).set({ state: 'canceled' }).where(eq(orders.id, orderId));
  await Promise.all([
    ...Array.from({ length: 10 }, () => at.ctx.db.transaction((db) => releaseOrder({ ...at.ctx, db }, { orderId }))),
    ...Array.from({ length: 10 }, () =>
      at.ctx.db.transaction((db) => releaseLinePlace({ ...at.ctx, db }, { orderLineId: line })),
    ),
  ]);
  assert.equal(await takenOn(at.ctx, course, day), 1);
  await assertPlacesAgree(at.ctx);
});

test('a paid place is kept; a dead order that is paid late takes none again', async () => {
  [course] = await addDatedCourses(at.ctx, 1);
  const paid = await orderToPay(at.ctx, course, [day]);
  await payInBooks(at.ctx, paid);
  const late = await orderToPay(at.ctx, course, [other]);
  const later = { ...at.ctx, clock: fixedClock(shift(at.ctx.clock.now(), 3 * hourMs)) };
  await expireDueOrders(later);
  assert.ok((await order(at.ctx, course, [other])).ok, 'the place is free at once');
  const outcome = await at.ctx.db.transaction((db) =>
    fulfilOrder({ ...later, db }, { orderId: late, paidAt: later.clock.now() }),
  );
  assert.equal(outcome, 'dead');
  assert.deepEqual([await takenOn(at.ctx, course, day), await takenOn(at.ctx, course, other)], [1, 1]);
  const holds = await at.ctx.db.select().from(placeHolds).where(eq(placeHolds.courseId, course));
  assert.deepEqual(holds.map(({ state }) => state).sort(), ['held', 'kept', 'released']);
  await assertPlacesAgree(at.ctx);
});

test('an expired order is begun again on its day, unless that is gone', async () => {
  [course] = await addDatedCourses(at.ctx, 1);
  const old = await order(at.ctx, course, [day]);
  assert.ok(old.ok);
  const later = { ...at.ctx, clock: fixedClock(shift(at.ctx.clock.now(), 3 * hourMs)) };
  await expireDueOrders(later);
  const again = await restartOrder(later, { orderId: old.orderId });
  assert.ok(again.ok);
  await at.ctx.db.update(orders).set({ cartId: null }).where(eq(orders.id, again.orderId));
  assert.deepEqual(await restartOrder(later, { orderId: old.orderId }), { ok: false, reason: 'place_taken' });
  await assertPlacesAgree(later);
});

test('buyers who swap days at the same moment do not fail on each other', async () => {
  [course] = await addDatedCourses(at.ctx, 60);
  const buyers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      addDatedCart(at.ctx, course, index % 2 === 0 ? [day, other] : [other, day]),
    ),
  );
  for (const cartId of buyers) assert.ok((await createOrder(at.ctx, { cartId, locale: 'ja' })).ok);
  const swap = async () => {
    for (const cartId of buyers) {
      const [line] = await at.ctx.db.select().from(cartLines).where(eq(cartLines.cartId, cartId)).limit(1);
      const examDate = line?.examDate === day ? other : day;
      await at.ctx.db.update(cartLines).set({ examDate }).where(eq(cartLines.cartId, cartId));
    }
    return Promise.all(buyers.map((cartId) => createOrder(at.ctx, { cartId, locale: 'ja' })));
  };
  for (let round = 0; round < 3; round += 1) assert.ok((await swap()).every(isMade));
  await assertPlacesAgree(at.ctx);
});

test('any mix of orders, expiries and payments at once: never more than the places, and the counts agree', async () => {
  const step = fc.constantFrom('order', 'pay', 'release', 'expire');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(step, { minLength: 6, maxLength: 18 }),
      async (places, steps) => {
        const [courseId] = await addDatedCourses(at.ctx, places);
        const living: OrderId[] = [];
        const runs = steps.map(async (kind, index) => {
          if (kind === 'order') {
            const made = await order(at.ctx, courseId, index % 3 === 0 ? [day, day] : [day]);
            if (made.ok) living.push(made.orderId);
            return;
          }
          const orderId = living[index % Math.max(1, living.length)];
          if (kind === 'expire') await at.ctx.db.$count(carts);
          if (orderId === undefined) return;
          await end(orderId, kind);
        });
        await Promise.all(runs);
        for (const [index, kind] of steps.entries()) {
          const orderId = living[index % Math.max(1, living.length)];
          if (orderId !== undefined && kind !== 'order') await end(orderId, kind);
        }
        assert.ok((await takenOn(at.ctx, courseId, day)) <= places);
        await assertPlacesAgree(at.ctx);
      },
    ),
    { numRuns: 12 },
  );
});

async function end(orderId: OrderId, kind: 'pay' | 'release' | 'expire'): Promise<void> {
  if (kind === 'pay') {
    const buyerEmail = 'hanako@example.jp';
    const set = {
      state: 'awaiting_payment',
      buyerEmail,
      buyerName: '髙橋 花子',
      consentedAt: at.ctx.clock.now(),
    } as const;
    await at.ctx.db.transaction(async (db) => {
      const inner = { ...at.ctx, db };
      const [row] = await db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId)).for('update');
      if (row?.state !== 'draft') return;
      await db.update(orders).set(set).where(eq(orders.id, orderId));
      await fulfilOrder(inner, { orderId, paidAt: at.ctx.clock.now() });
    });
    return;
  }
  await at.ctx.db.transaction(async (db) => {
    const [row] = await db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId)).for('update');
    if (row?.state !== 'draft') return;
    const state = kind === 'expire' ? 'expired' : 'canceled';
    await db.update(orders).set({ state }).where(eq(orders.id, orderId));
    await releaseOrder({ ...at.ctx, db }, { orderId });
  });
}
