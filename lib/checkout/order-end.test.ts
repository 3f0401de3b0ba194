import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { mails, orders, tickets } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { fixedClock } from '@/lib/time/clock';
import { minuteMs, shift } from '@/lib/time/duration';
import { expireDueOrders } from './expire-orders';
import { fulfilOrder } from './fulfil-order';
import { markOrderRefunded } from './mark-order-refunded';
import { restartOrder } from './restart-order';
import { saveOrderDetails } from './save-order-details';
import { addDraft, addOrderToPay, filledForm } from './testing/sale';

const { ctx, close } = await testContext();
after(close);

const later = (minutes: number): Ctx => ({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), minutes * minuteMs)) });
const inTransaction = <T>(run: (inner: Ctx) => Promise<T>) => ctx.db.transaction((tx) => run({ ...ctx, db: tx }));
const fulfil = (orderId: OrderId) => inTransaction((inner) => fulfilOrder(inner, { orderId, paidAt: ctx.clock.now() }));
const stateOf = async (orderId: OrderId) =>
  (await ctx.db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId)))[0]?.state;
const ticketsOf = (orderId: OrderId) => ctx.db.select().from(tickets).where(eq(tickets.orderId, orderId));
const mailsOf = async (orderId: OrderId) =>
  (await ctx.db.select({ key: mails.factKey }).from(mails).where(eq(mails.orderId, orderId))).map((mail) => mail.key);

test('unpaid orders expire at their time, not before; only submitted ones are mailed, once', async () => {
  const draft = await addDraft(ctx);
  const submitted = await addOrderToPay(ctx);
  await expireDueOrders(later(59));
  assert.equal(await stateOf(draft), 'draft');
  await expireDueOrders(later(61));
  await expireDueOrders(later(62));
  assert.deepEqual([await stateOf(draft), await stateOf(submitted)], ['expired', 'expired']);
  assert.deepEqual(await mailsOf(draft), []);
  assert.deepEqual(await mailsOf(submitted), [`order_expired:${submitted}`]);
});

test('payment and expiry at the same instant: one wins, the other sees it', async () => {
  for (let round = 0; round < 8; round += 1) {
    const orderId = await addOrderToPay(ctx);
    const [outcome] = await Promise.all([fulfil(orderId), expireDueOrders(later(61)), expireDueOrders(later(61))]);
    const state = await stateOf(orderId);
    const expected =
      state === 'paid' ? ['fulfilled', 2, `order_paid:${orderId}`] : ['dead', 0, `order_expired:${orderId}`];
    const keys = await mailsOf(orderId);
    assert.deepEqual([outcome, (await ticketsOf(orderId)).length, keys.join()], expected);
  }
});

test('money for a dead order is told to the caller and changes nothing', async () => {
  const orderId = await addOrderToPay(ctx);
  await expireDueOrders(later(61));
  assert.equal(await fulfil(orderId), 'dead');
  assert.equal(await stateOf(orderId), 'expired');
  assert.equal((await ticketsOf(orderId)).length, 0);
  const form = await filledForm(ctx, orderId);
  assert.deepEqual(await saveOrderDetails(ctx, { orderId, form }), { ok: false, reason: 'order_over' });
});

test('a refund makes the tickets void and mails once; the payment arriving again changes nothing', async () => {
  const orderId = await addOrderToPay(ctx);
  await fulfil(orderId);
  const outcomes = await Promise.all(
    [1, 2, 3].map(() => inTransaction((inner) => markOrderRefunded(inner, { orderId }))),
  );
  assert.deepEqual(outcomes.sort(), ['already', 'already', 'refunded']);
  assert.deepEqual(
    (await ticketsOf(orderId)).map((ticket) => ticket.state),
    ['void', 'void'],
  );
  assert.equal(await fulfil(orderId), 'already');
  assert.equal(await stateOf(orderId), 'refunded');
  assert.deepEqual((await mailsOf(orderId)).sort(), [`order_paid:${orderId}`, `order_refunded:${orderId}`]);
});

test('starting again gives one new draft with the purchaser but without consents', async () => {
  const orderId = await addOrderToPay(ctx);
  assert.deepEqual(await restartOrder(ctx, { orderId }), { ok: false, reason: 'still_open' });
  await expireDueOrders(later(61));
  const [first, second] = await Promise.all([
    restartOrder(later(70), { orderId }),
    restartOrder(later(70), { orderId }),
  ]);
  assert.ok(first.ok && second.ok);
  assert.equal(first.orderId, second.orderId);
  assert.notEqual(first.orderId, orderId);
  const [draft] = await ctx.db.select().from(orders).where(eq(orders.id, first.orderId));
  assert.equal(draft?.state, 'draft');
  assert.equal(draft?.buyerEmail, 'hanako@example.jp');
  assert.equal(draft?.consentedAt, null);
});

test('an order past its time may be started again before the sweep has come by', async () => {
  const orderId = await addOrderToPay(ctx);
  const again = await restartOrder(later(70), { orderId });
  assert.ok(again.ok && again.orderId !== orderId);
});
