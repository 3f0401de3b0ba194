import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { couponRedemptions, coupons, mails, orderLines, orders, payments, tickets } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { addToCart } from '@/lib/cart/add-to-cart';
import { enterCoupon } from '@/lib/cart/enter-coupon';
import { readCart } from '@/lib/cart/queries';
import { completeFreeOrder } from '@/lib/checkout/complete-free-order';
import { createOrder } from '@/lib/checkout/create-order';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { fulfilOrder } from '@/lib/checkout/fulfil-order';
import { restartOrder } from '@/lib/checkout/restart-order';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addCart, addCourses, filledForm, guestOf } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import type { CouponId, OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { fixedClock } from '@/lib/time/clock';
import { minuteMs, shift } from '@/lib/time/duration';
import { parseCouponCode, saysHealth } from './coupon-code';
import { addCoupon, addSet, codeOf, putCoupon } from './testing/offers';

const { ctx, as, close } = await testContext();
after(close);

const later: Ctx = { ...ctx, clock: fixedClock(shift(ctx.clock.now(), 130 * minuteMs)) };
const couponOf = async (couponId: CouponId) => (await ctx.db.select().from(coupons).where(eq(coupons.id, couponId)))[0];
const useOf = async (orderId: OrderId) =>
  (await ctx.db.select().from(couponRedemptions).where(eq(couponRedemptions.orderId, orderId)))[0];
const orderOf = async (orderId: OrderId) => (await ctx.db.select().from(orders).where(eq(orders.id, orderId)))[0];
const fulfil = (orderId: OrderId) =>
  ctx.db.transaction((tx) => fulfilOrder({ ...ctx, db: tx }, { orderId, paidAt: ctx.clock.now() }));

/** A draft of one or both courses with a coupon. */
async function draftWith(couponId: CouponId | null, courses = 1): Promise<OrderId> {
  const cartId = await addCart(ctx, (await addCourses(ctx)).slice(0, courses));
  if (couponId !== null) await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  const made = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(made.ok, JSON.stringify(made));
  return made.orderId;
}

async function submit(orderId: OrderId, buyerEmail: string) {
  return saveOrderDetails(ctx, { orderId, form: { ...(await filledForm(ctx, orderId)), buyerEmail } });
}

test('a code is read in any width and case, with spaces and dashes; other characters are none', () => {
  for (const text of ['ＷＥＬＣＯＭＥ−２０００', 'welcome2000', ' Welcome 2000 ', 'WEL-COME―2000']) {
    assert.equal(parseCouponCode(text), 'WELCOME2000', text);
  }
  for (const text of ['', 'ようこそ', 'A'.repeat(25), 'A_B', "A'B"]) assert.equal(parseCouponCode(text), null, text);
  assert.ok(saysHealth('MRI500') && saysHealth('SPRING2CT') && !saysHealth('OCTOBER'));
});

test('the coupon is claimed with the draft, redeemed with the payment, and stays redeemed', async () => {
  const couponId = await addCoupon(ctx, { limitTotal: 1 });
  const orderId = await draftWith(couponId);
  assert.deepEqual([(await useOf(orderId))?.state, (await couponOf(couponId))?.takenCount], ['claimed', 1]);
  const order = await orderOf(orderId);
  assert.deepEqual([order?.regularYen, order?.couponDiscountYen, order?.totalYen], [25_000, 2_000, 23_000]);
  assert.ok((await submit(orderId, 'Redeem@Example.jp')).ok);
  assert.equal((await useOf(orderId))?.buyerEmail, 'redeem@example.jp');
  await fulfil(orderId);
  await fulfil(orderId);
  assert.deepEqual([(await useOf(orderId))?.state, (await couponOf(couponId))?.takenCount], ['redeemed', 1]);
});

test('an expired order gives its coupon back once, and the next buyer has it', async () => {
  const couponId = await addCoupon(ctx, { limitTotal: 1 });
  const orderId = await draftWith(couponId);
  const cartId = await addCart(ctx, (await addCourses(ctx)).slice(0, 1));
  await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  assert.deepEqual(await createOrder(ctx, { cartId, locale: 'ja' }), { ok: false, reason: 'coupon_refused' });
  assert.equal((await readCart(ctx, cartId)).coupon?.refusal, 'used_up');
  await expireDueOrders(later);
  await expireDueOrders(later);
  assert.deepEqual([(await useOf(orderId))?.state, (await couponOf(couponId))?.takenCount], ['released', 0]);
  assert.ok((await createOrder(ctx, { cartId, locale: 'ja' })).ok);
});

test('a changed cart takes its own coupon along, even the last one; a second click changes nothing', async () => {
  const couponId = await addCoupon(ctx, { limitTotal: 1 });
  const [first, second] = await addCourses(ctx);
  const cartId = await addCart(ctx, [first]);
  await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  const before = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.deepEqual(await createOrder(ctx, { cartId, locale: 'ja' }), before);
  assert.equal((await readCart(ctx, cartId)).coupon?.refusal, null);
  await addToCart(ctx, { cartId, courseId: second });
  const now = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(before.ok && now.ok && before.orderId !== now.orderId);
  assert.deepEqual([(await useOf(before.orderId))?.state, (await useOf(now.orderId))?.state], ['released', 'claimed']);
  assert.equal((await couponOf(couponId))?.takenCount, 1);
});

test('no order is made at another total than the one that was shown, and nothing is taken for it', async () => {
  const couponId = await addCoupon(ctx);
  const cartId = await addCart(ctx, (await addCourses(ctx)).slice(0, 1));
  await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  const made = await createOrder(ctx, { cartId, locale: 'ja', shownTotalYen: yen(25_000) });
  assert.deepEqual(made, { ok: false, reason: 'price_changed' });
  assert.equal((await couponOf(couponId))?.takenCount, 0);
  await ctx.db.update(coupons).set({ endsOn: '2026-11-19' }).where(eq(coupons.id, couponId));
  assert.equal((await readCart(ctx, cartId)).coupon?.refusal, 'over');
  const without = await createOrder(ctx, { cartId, locale: 'ja', shownTotalYen: yen(25_000) });
  assert.ok(without.ok && (await orderOf(without.orderId))?.couponId === null);
  assert.deepEqual(await createOrder(ctx, { cartId, locale: 'ja', shownTotalYen: yen(25_000) }), without);
});

test('each reason against a coupon is told in the cart, and what does not fit is not kept', async () => {
  const [courseId] = await addCourses(ctx);
  const cartId = await addCart(ctx, [courseId]);
  const refused = async (terms: Parameters<typeof addCoupon>[1]) => {
    const text = await codeOf(ctx, await addCoupon(ctx, terms));
    const outcome = await enterCoupon(ctx, { cartId, text });
    return outcome.ok ? 'ok' : outcome.reason;
  };
  assert.equal(await refused({ startsOn: '2026-11-21' }), 'not_started');
  assert.equal(await refused({ endsOn: '2026-11-19' }), 'over');
  assert.equal(await refused({ state: 'stopped' }), 'over');
  assert.equal(await refused({ state: 'planned' }), 'unknown');
  assert.equal(await refused({ limitTotal: 0 }), 'used_up');
  assert.equal(await refused({ scope: 'courses', courseIds: ['crs_01jd0000000000000000000999'] }), 'other_courses');
  assert.equal(await refused({ minimumYen: yen(25_001) }), 'below_minimum');
  assert.equal(await refused({ endsOn: '2026-11-20', minimumYen: yen(25_000) }), 'ok');
  const kept = (await readCart(ctx, cartId)).coupon?.code;
  const unknown = await enterCoupon(ctx, { cartId, text: 'ないコード' });
  assert.deepEqual(unknown, { ok: false, reason: 'form' });
  assert.equal((await enterCoupon(ctx, { cartId, text: 'nosuchcode' })).ok, false);
  assert.equal((await readCart(ctx, cartId)).coupon?.code, kept);
});

test('once a person: the second order loses the coupon before it is submitted, and is told its new total', async () => {
  const couponId = await addCoupon(ctx, { limitPerPerson: 1 });
  const first = await draftWith(couponId);
  const second = await draftWith(couponId);
  assert.ok((await submit(first, 'once@example.jp')).ok);
  const refused = { ok: false, reason: 'coupon_refused', why: 'in_use', totalYen: 25_000 } as const;
  assert.deepEqual(await submit(second, 'ONCE@example.jp'), refused);
  const order = await orderOf(second);
  assert.deepEqual([order?.state, order?.totalYen, order?.couponId], ['draft', 25_000, null]);
  assert.equal((await useOf(second))?.state, 'released');
  assert.equal((await couponOf(couponId))?.takenCount, 1);
  const [line] = await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, second));
  assert.deepEqual([line?.totalYen, line?.shareYen, line?.ownDiscountsYen], [25_000, 21_250, 0]);
  assert.ok((await submit(second, 'once@example.jp')).ok);
  await fulfil(first);
  const third = await draftWith(couponId);
  const told = await submit(third, 'once@example.jp');
  assert.ok(!told.ok && told.reason === 'coupon_refused' && told.why === 'used_by_you');
});

test('a submitted order keeps its total: another address that may not use the coupon is refused', async () => {
  const couponId = await addCoupon(ctx, { limitPerPerson: 1 });
  const used = await draftWith(couponId);
  assert.ok((await submit(used, 'used@example.jp')).ok);
  const orderId = await draftWith(couponId);
  assert.ok((await submit(orderId, 'fresh@example.jp')).ok);
  const refused = await submit(orderId, 'used@example.jp');
  assert.deepEqual(refused, { ok: false, reason: 'coupon_refused', why: 'in_use', totalYen: null });
  assert.equal((await orderOf(orderId))?.buyerEmail, 'fresh@example.jp');
  assert.equal((await orderOf(orderId))?.totalYen, 23_000);
});

test('a page of before the coupon was taken off confirms no other total than the one it names', async () => {
  const couponId = await addCoupon(ctx, { limitPerPerson: 1 });
  const used = await draftWith(couponId);
  assert.ok((await submit(used, 'tabs@example.jp')).ok);
  const orderId = await draftWith(couponId);
  const form = { ...(await filledForm(ctx, orderId)), buyerEmail: 'tabs@example.jp' };
  const old = { ...form, shownTotalYen: 23_000 };
  const told = await saveOrderDetails(ctx, { orderId, form: old });
  assert.ok(!told.ok && told.reason === 'coupon_refused' && told.totalYen === 25_000);
  const stale = await saveOrderDetails(ctx, { orderId, form: old });
  assert.deepEqual(stale, { ok: false, reason: 'conditions_changed', changed: { what: 'total', totalYen: 25_000 } });
  assert.equal((await orderOf(orderId))?.state, 'draft');
  assert.ok((await saveOrderDetails(ctx, { orderId, form: { ...form, shownTotalYen: 25_000 } })).ok);
});

test('ten orders of one person at once use a coupon of one use a person once', async () => {
  const couponId = await addCoupon(ctx, { limitPerPerson: 1 });
  const drafts = await Promise.all(Array.from({ length: 10 }, () => draftWith(couponId)));
  const outcomes = await Promise.all(drafts.map((orderId) => submit(orderId, 'tenfold@example.jp')));
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
  assert.equal((await couponOf(couponId))?.takenCount, 1);
});

test('only for the first purchase', async () => {
  const couponId = await addCoupon(ctx, { firstPurchaseOnly: true });
  const earlier = await draftWith(null);
  assert.ok((await submit(earlier, 'regular@example.jp')).ok);
  await fulfil(earlier);
  const told = await submit(await draftWith(couponId), 'regular@example.jp');
  assert.ok(!told.ok && told.reason === 'coupon_refused' && told.why === 'first_purchase');
  assert.ok((await submit(await draftWith(couponId), 'newcomer@example.jp')).ok);
});

test('an order of ¥0 is finished once without a payment: ticket, mail, redeemed coupon, clean books', async () => {
  const couponId = await addCoupon(ctx, { amountOffYen: null, percentBasisPoints: 10_000 });
  const orderId = await draftWith(couponId);
  assert.deepEqual(await completeFreeOrder(ctx, { orderId }), { ok: false, reason: 'order_not_ready' });
  assert.ok((await submit(orderId, 'free@example.jp')).ok);
  await assert.rejects(completeFreeOrder(as(guestOf()), { orderId }), { code: 'not_found' });
  const done = await Promise.all([1, 2, 3].map(() => completeFreeOrder(as(guestOf(orderId)), { orderId })));
  assert.deepEqual(done, [{ ok: true }, { ok: true }, { ok: true }]);
  const order = await orderOf(orderId);
  assert.deepEqual([order?.state, order?.totalYen], ['paid', 0]);
  assert.equal((await ctx.db.select().from(tickets).where(eq(tickets.orderId, orderId))).length, 1);
  assert.equal((await ctx.db.select().from(mails).where(eq(mails.orderId, orderId))).length, 1);
  assert.equal((await ctx.db.select().from(payments).where(eq(payments.orderId, orderId))).length, 0);
  assert.equal((await useOf(orderId))?.state, 'redeemed');
  const paid = await draftWith(null);
  assert.deepEqual(await completeFreeOrder(ctx, { orderId: paid }), { ok: false, reason: 'not_free' });
});

test('sets apply by themselves, the coupon after them, and a restart has today’s', async () => {
  await using own = await testContext();
  const courseIds = await addCourses(own.ctx);
  const pair = { kind: 'combination' as const, courseIds: [...courseIds], minimumCount: null };
  await addSet(own.ctx, { ...pair, percentBasisPoints: null, amountOffYen: yen(3_000), borneBy: 'facility' });
  await addSet(own.ctx, { startsOn: '2026-12-01', minimumCount: 2, percentBasisPoints: 9_000 });
  const couponId = await addCoupon(own.ctx, { amountOffYen: null, percentBasisPoints: 1_000 });
  const cartId = await addCart(own.ctx, courseIds);
  const entered = await enterCoupon(own.ctx, { cartId, text: await codeOf(own.ctx, couponId) });
  assert.deepEqual(entered, { ok: true, discountYen: 6_000 });
  const cart = await readCart(own.ctx, cartId);
  assert.deepEqual([cart.regularYen, cart.setDiscountYen, cart.totalYen], [63_000, 3_000, 54_000]);
  const made = await createOrder(own.ctx, { cartId, locale: 'ja', shownTotalYen: cart.totalYen });
  assert.ok(made.ok);
  await expireDueOrders({ ...own.ctx, clock: later.clock });
  const again = await restartOrder({ ...own.ctx, clock: later.clock }, { orderId: made.orderId });
  assert.ok(again.ok);
  const [order] = await own.ctx.db.select().from(orders).where(eq(orders.id, again.orderId));
  assert.deepEqual([order?.totalYen, order?.couponId], [54_000, couponId]);
});

test('after all of this the coupons agree with their orders', async () => {
  const results = await runInvariants(ctx);
  const ours = results.filter((result) => /coupon|free_order/.test(result.name));
  assert.deepEqual(
    ours.map((result) => [result.name, result.violations]),
    [
      ['coupon_count_is_its_uses', []],
      ['coupon_follows_its_order', []],
      ['free_order_has_no_payment', []],
    ],
  );
});
