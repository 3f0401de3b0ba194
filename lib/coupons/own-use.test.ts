import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { couponRedemptions, coupons, orders, payments } from '@/db/schema';
import { offerAllMethods, waitAtKonbini } from '@/db/testing/konbini';
import { confirmIntent, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { addToCart } from '@/lib/cart/add-to-cart';
import { readCart } from '@/lib/cart/queries';
import { createOrder } from '@/lib/checkout/create-order';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addCart, addCourses, filledForm, guestOf } from '@/lib/checkout/testing/sale';
import type { CartId, CourseId, OrderId } from '@/lib/ids';
import { addCoupon, codeOf, putCoupon } from './testing/offers';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

/** Who holds the cart's cookie and no order's. */
const buyer = () => box.as(guestOf());

async function submitted(): Promise<{ cartId: CartId; orderId: OrderId; other: CourseId }> {
  const { ctx } = box;
  const [first, other] = await addCourses(ctx);
  const cartId = await addCart(ctx, [first]);
  const couponId = await addCoupon(ctx, { limitTotal: 1, limitPerPerson: 1, startsOn: '2020-01-01' });
  await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  const made = await createOrder(buyer(), { cartId, locale: 'ja' });
  assert.ok(made.ok, JSON.stringify(made));
  assert.ok((await saveOrderDetails(ctx, { orderId: made.orderId, form: await filledForm(ctx, made.orderId) })).ok);
  return { cartId, orderId: made.orderId, other };
}

async function fate(orderId: OrderId) {
  const [row] = await box.ctx.db
    .select({ order: orders.state, use: couponRedemptions.state, payment: payments.state, taken: coupons.takenCount })
    .from(orders)
    .leftJoin(couponRedemptions, eq(couponRedemptions.orderId, orders.id))
    .leftJoin(coupons, eq(coupons.id, couponRedemptions.couponId))
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  return row;
}

test('back from the checkout and forward again is the same order; a changed cart takes its last use along', async () => {
  const { cartId, orderId, other } = await submitted();
  const shown = await readCart(buyer(), cartId);
  assert.deepEqual([shown.coupon?.refusal, shown.totalYen], [null, 23_000]);
  const same = { ok: true, orderId };
  assert.deepEqual(await createOrder(buyer(), { cartId, locale: 'ja', shownTotalYen: shown.totalYen }), same);
  await addToCart(box.ctx, { cartId, courseId: other });
  const changed = await readCart(buyer(), cartId);
  assert.deepEqual([changed.coupon?.refusal, changed.totalYen], [null, 61_000]);
  const clicks = await Promise.all(
    [1, 2, 3].map(() => createOrder(buyer(), { cartId, locale: 'ja', shownTotalYen: changed.totalYen })),
  );
  const [made] = clicks;
  assert.ok(made?.ok, JSON.stringify(made));
  assert.deepEqual(clicks, [made, made, made]);
  assert.deepEqual(await fate(orderId), { order: 'canceled', use: 'released', payment: null, taken: 1 });
  const form = await filledForm(box.ctx, made.orderId);
  assert.deepEqual(await saveOrderDetails(box.ctx, { orderId: made.orderId, form }), { ok: true });
  assert.equal((await fate(made.orderId))?.use, 'claimed');
});

test('an order whose payment was begun and came to nothing gives way, and can be paid no more', async () => {
  const { cartId, orderId, other } = await submitted();
  const intentId = await startedIntent(box.ctx, orderId);
  await assert.rejects(confirmIntent(box.ctx, intentId, 'pm_card_chargeDeclined'));
  assert.deepEqual(await createOrder(buyer(), { cartId, locale: 'ja' }), { ok: true, orderId });
  await addToCart(box.ctx, { cartId, courseId: other });
  const made = await createOrder(buyer(), { cartId, locale: 'ja' });
  assert.ok(made.ok, JSON.stringify(made));
  assert.deepEqual(await fate(orderId), { order: 'canceled', use: 'released', payment: 'canceled', taken: 1 });
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(intentId)).status, 'canceled');
});

test('money that was faster stays, and the new order goes without what it paid for', async () => {
  const { cartId, orderId, other } = await submitted();
  await confirmIntent(box.ctx, await startedIntent(box.ctx, orderId));
  await addToCart(box.ctx, { cartId, courseId: other });
  const { totalYen } = await readCart(buyer(), cartId);
  const refused = { ok: false, reason: 'price_changed' };
  assert.deepEqual(await createOrder(buyer(), { cartId, locale: 'ja', shownTotalYen: totalYen }), refused);
  assert.deepEqual(await fate(orderId), { order: 'paid', use: 'redeemed', payment: 'succeeded', taken: 1 });
  const left = await readCart(buyer(), cartId);
  assert.deepEqual([left.lines.map(({ courseId }) => courseId), left.coupon?.refusal], [[other], 'used_up']);
});

test('numbers that wait at a konbini keep their coupon, and the cart says so before the checkout', async () => {
  const { cartId, orderId, other } = await submitted();
  await waitAtKonbini(box.ctx, orderId);
  assert.equal((await readCart(buyer(), cartId)).coupon?.refusal, null);
  assert.deepEqual(await createOrder(buyer(), { cartId, locale: 'ja' }), { ok: true, orderId });
  await addToCart(box.ctx, { cartId, courseId: other });
  const shown = await readCart(buyer(), cartId);
  assert.deepEqual([shown.coupon?.refusal, shown.totalYen], ['in_use', 63_000]);
  const made = await createOrder(buyer(), { cartId, locale: 'ja', shownTotalYen: shown.totalYen });
  assert.ok(made.ok && made.orderId !== orderId, JSON.stringify(made));
  const waiting = { order: 'awaiting_payment', use: 'claimed', payment: 'requires_action', taken: 1 };
  assert.deepEqual(await fate(orderId), waiting);
});
