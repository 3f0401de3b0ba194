import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { couponRedemptions, coupons, examDays, mails, orders } from '@/db/schema';
import { offerAllMethods, waitAtKonbini } from '@/db/testing/konbini';
import { confirmIntent, startedIntent } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { addCoupon, codeOf, putCoupon } from '@/lib/coupons/testing/offers';
import type { OrderId } from '@/lib/ids';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { addDatedCart, addDatedCourses } from '@/lib/schedule/testing/dated';
import { createStripeClient } from '@/lib/stripe/client';
import { addDays } from '@/lib/time/calendar-day';
import { fixedClock } from '@/lib/time/clock';
import { minuteMs, shift } from '@/lib/time/duration';
import { jstDay } from '@/lib/time/jst';
import { createOrder } from './create-order';
import { expireDueOrders } from './expire-orders';
import { restartOrder } from './restart-order';
import { saveOrderDetails } from './save-order-details';
import { filledForm, guestOf } from './testing/sale';

const nowhere = { STRIPE_SECRET_KEY: 'sk_test_dokuei', STRIPE_API_BASE: 'http://127.0.0.1:1' };
let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

/** As the application's clock stands when the hour is over and the sweep has not come by. */
const later = (): Ctx => ({ ...box.ctx, clock: fixedClock(shift(box.ctx.clock.now(), 70 * minuteMs)) });

/** A submitted order with the last use of its coupon and the last place of its day. */
async function lastOfAll(): Promise<OrderId> {
  const { ctx } = box;
  const [courseId] = await addDatedCourses(ctx, 1);
  const cartId = await addDatedCart(ctx, courseId, [addDays(jstDay(ctx.clock.now()), 28)]);
  const couponId = await addCoupon(ctx, { limitTotal: 1, startsOn: '2020-01-01' });
  await putCoupon(ctx, cartId, await codeOf(ctx, couponId));
  const made = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(made.ok, JSON.stringify(made));
  assert.ok((await saveOrderDetails(ctx, { orderId: made.orderId, form: await filledForm(ctx, made.orderId) })).ok);
  return made.orderId;
}

const orderOf = async (orderId: OrderId) => (await box.ctx.db.select().from(orders).where(eq(orders.id, orderId)))[0];
const useOf = async (orderId: OrderId) =>
  (await box.ctx.db.select().from(couponRedemptions).where(eq(couponRedemptions.orderId, orderId)))[0]?.state;

test('an order past its time gives its last use and its last place to the one that is started from it', async () => {
  const orderId = await lastOfAll();
  const intentId = await startedIntent(box.ctx, orderId);
  const buyer = { ...later(), actor: guestOf(orderId) };
  const [first, second] = await Promise.all([restartOrder(buyer, { orderId }), restartOrder(buyer, { orderId })]);
  assert.ok(first.ok, JSON.stringify(first));
  assert.deepEqual(second, first);
  assert.deepEqual([(await orderOf(orderId))?.state, await useOf(orderId)], ['expired', 'released']);
  const again = await orderOf(first.orderId);
  assert.deepEqual([again?.state, again?.couponDiscountYen, await useOf(first.orderId)], ['draft', 2_000, 'claimed']);
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(intentId)).status, 'canceled');
  assert.equal((await expireDueOrders(later())).expired, 0);
  assert.equal(await box.ctx.db.$count(mails, eq(mails.orderId, orderId)), 1);
  const broken = (await runInvariants(box.ctx)).filter(({ name, holds }) => /coupon|place/.test(name) && !holds);
  assert.deepEqual(broken, []);
  const [use] = await box.ctx.db.select().from(coupons);
  const [day] = await box.ctx.db.select().from(examDays);
  assert.deepEqual([use?.takenCount, day?.taken], [1, 1]);
});

test('while the money of the old order may be on its way nothing is taken from it', async () => {
  const paid = await lastOfAll();
  await confirmIntent(box.ctx, await startedIntent(box.ctx, paid));
  assert.deepEqual(await restartOrder(later(), { orderId: paid }), { ok: false, reason: 'still_open' });
  assert.deepEqual([(await orderOf(paid))?.state, await useOf(paid)], ['paid', 'redeemed']);

  const unknown = await lastOfAll();
  await startedIntent(box.ctx, unknown);
  const away = { ...later(), stripe: createStripeClient(nowhere, { timeoutMs: 500 }) };
  assert.deepEqual(await restartOrder(away, { orderId: unknown }), { ok: false, reason: 'may_still_pay' });
  assert.deepEqual([(await orderOf(unknown))?.state, await useOf(unknown)], ['awaiting_payment', 'claimed']);

  const waiting = await lastOfAll();
  await waitAtKonbini(box.ctx, waiting);
  const order = await orderOf(waiting);
  assert.ok(order);
  const at = (minutes: number) => ({ ...box.ctx, clock: fixedClock(shift(order.expiresAt, minutes * minuteMs)) });
  assert.deepEqual(await restartOrder(at(-1), { orderId: waiting }), { ok: false, reason: 'still_open' });
  assert.deepEqual(await restartOrder(at(30), { orderId: waiting }), { ok: false, reason: 'may_still_pay' });
  assert.deepEqual([(await orderOf(waiting))?.state, await useOf(waiting)], ['awaiting_payment', 'claimed']);
});
