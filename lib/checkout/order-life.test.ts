import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, cartLines, courses, mails, orderLines, orders, tickets } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { fixedClock } from '@/lib/time/clock';
import { minuteMs, shift } from '@/lib/time/duration';
import { changedText } from './changed-text';
import { createOrder } from './create-order';
import { expireDueOrders } from './expire-orders';
import { fulfilOrder } from './fulfil-order';
import { readCheckout, readOrderStatus } from './queries';
import { restartOrder } from './restart-order';
import { saveOrderDetails } from './save-order-details';
import { addCart, addCourses, addDraft, addOrderToPay, filledForm, guestOf } from './testing/sale';

const { ctx, as, close } = await testContext();
after(close);

const later = (minutes: number): Ctx => ({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), minutes * minuteMs)) });
const fulfil = (orderId: OrderId) =>
  ctx.db.transaction((tx) => fulfilOrder({ ...ctx, db: tx }, { orderId, paidAt: ctx.clock.now() }));
const orderOf = async (orderId: OrderId) => {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.ok(order !== undefined);
  return order;
};
const ticketsOf = (orderId: OrderId) => ctx.db.select().from(tickets).where(eq(tickets.orderId, orderId));
const mailsOf = async (orderId: OrderId) =>
  (await ctx.db.select({ key: mails.factKey }).from(mails).where(eq(mails.orderId, orderId))).map((mail) => mail.key);

test('a cart becomes one draft, however often and at once it is clicked', async () => {
  const cartId = await addCart(ctx, await addCourses(ctx));
  const made = await Promise.all([1, 2, 3, 4].map(() => createOrder(ctx, { cartId, locale: 'ja' })));
  assert.equal(new Set(made.map((outcome) => outcome.ok && outcome.orderId)).size, 1);
  const found = await ctx.db.select().from(orders).where(eq(orders.cartId, cartId));
  assert.equal(found.length, 1);
  assert.equal(found[0]?.totalYen, 63_000);
  assert.match(found[0]?.number ?? '', /^[2-9A-HJ-NP-Z]{8}$/);
});

test('a draft keeps the titles and prices of its moment', async () => {
  const courseIds = await addCourses(ctx);
  const cartId = await addCart(ctx, [courseIds[0]]);
  const made = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(made.ok);
  await ctx.db
    .update(courses)
    .set({ priceYen: yen(99_000), title: '別の名前' })
    .where(eq(courses.id, courseIds[0]));
  const shown = await readCheckout(ctx, made.orderId);
  assert.equal(shown.totalYen, 25_000);
  assert.equal(shown.lines[0]?.courseTitle, '脳MRIコース');
});

test('a changed cart gives a new draft and cancels the old one', async () => {
  const [first, second] = await addCourses(ctx);
  const cartId = await addCart(ctx, [first]);
  const before = await createOrder(ctx, { cartId, locale: 'ja' });
  const line = { id: newId('ctl'), cartId, courseId: second, createdAt: ctx.clock.now() };
  await ctx.db.insert(cartLines).values(line);
  const now = await createOrder(ctx, { cartId, locale: 'ja' });
  assert.ok(before.ok && now.ok && before.orderId !== now.orderId);
  assert.equal((await orderOf(before.orderId)).state, 'canceled');
  assert.deepEqual(await createOrder(ctx, { cartId, locale: 'ja' }), now);
  const told = await ctx.db.select().from(auditLog).where(eq(auditLog.subjectId, before.orderId));
  assert.deepEqual(told.map(({ action }) => action).sort(), ['order.canceled', 'order.created']);
});

test('empty carts and courses no longer offered are refused by name', async () => {
  assert.deepEqual(await createOrder(ctx, { cartId: await addCart(ctx, []), locale: 'ja' }), {
    ok: false,
    reason: 'cart_empty',
  });
  const [first, second] = await addCourses(ctx);
  const cartId = await addCart(ctx, [first, second]);
  await ctx.db.update(courses).set({ published: false }).where(eq(courses.id, second));
  assert.deepEqual(await createOrder(ctx, { cartId, locale: 'ja' }), { ok: false, reason: 'course_unavailable' });
  assert.equal((await ctx.db.select().from(orders).where(eq(orders.cartId, cartId))).length, 0);
});

test('details are stored with consent, examinees and what the final confirmation showed', async () => {
  const orderId = await addOrderToPay(ctx);
  const order = await orderOf(orderId);
  assert.equal(order.state, 'awaiting_payment');
  assert.equal(order.buyerKana, 'タカハシ　ハナコ');
  assert.equal(order.buyerPhone, '09012345678');
  assert.ok(order.consentVersion !== null && order.consentedAt !== null);
  const shown = JSON.stringify(order.confirmationSnapshot);
  for (const words of ['分量', '63,000円（税込）', '支払いの時期', '受診券', 'キャンセル', '申込みの期限']) {
    assert.ok(shown.includes(words), words);
  }
  const lines = await ctx.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.position);
  assert.deepEqual(
    lines.map((line) => `${line.examineeName}/${line.examineeKana}`),
    ['髙橋 花子/タカハシ　ハナコ', '髙橋 太郎/タカハシ　タロウ'],
  );
});

test('submitting extends the life once; submitting again does not', async () => {
  const orderId = await addDraft(ctx);
  const form = await filledForm(ctx, orderId);
  await saveOrderDetails(later(30), { orderId, form });
  const extended = (await orderOf(orderId)).expiresAt;
  assert.deepEqual(extended, later(90).clock.now());
  await saveOrderDetails(later(80), { orderId, form });
  assert.deepEqual((await orderOf(orderId)).expiresAt, extended);
});

test('bad input stores nothing and names the fields', async () => {
  const orderId = await addDraft(ctx);
  const form = await filledForm(ctx, orderId);
  const outcome = await saveOrderDetails(ctx, { orderId, form: { ...form, buyerPhone: '12', dataConsent: false } });
  assert.deepEqual(outcome, {
    ok: false,
    reason: 'invalid',
    fields: { buyerPhone: 'phone_form', dataConsent: 'data_consent_missing' },
  });
  const order = await orderOf(orderId);
  assert.equal(order.state, 'draft');
  assert.equal(order.buyerName, null);
  const unasked = await saveOrderDetails(ctx, { orderId, form: { ...form, lines: [] } });
  assert.ok(!unasked.ok && unasked.reason === 'conditions_changed' && unasked.changed.what === 'exclusions');
  const page = { ...form, shownTotalYen: 63_000, shownTexts: (await readCheckout(ctx, orderId)).textsVersion };
  const ofBefore = await saveOrderDetails(ctx, { orderId, form: { ...page, shownTexts: '2020-01-1 2020-01-1' } });
  assert.deepEqual(ofBefore, { ok: false, reason: 'conditions_changed', changed: { what: 'texts' } });
  for (const locale of ['ja', 'en'] as const) {
    assert.match(changedText({ what: 'texts' }, locale), /残っています|kept/);
    assert.match(changedText({ what: 'total', totalYen: yen(25_000) }, locale), /25,000円.*(残っています|kept)/);
  }
  assert.equal((await orderOf(orderId)).state, 'draft');
  assert.ok((await saveOrderDetails(ctx, { orderId, form: page })).ok);
});

test('strangers find no order, neither to read nor to fill nor to start again', async () => {
  const orderId = await addOrderToPay(ctx);
  const form = await filledForm(ctx, orderId);
  for (const stranger of [as(guestOf()), as(guestOf(newId('ord')))]) {
    const missing = { code: 'not_found' };
    await assert.rejects(readCheckout(stranger, orderId), missing);
    await assert.rejects(readOrderStatus(stranger, orderId), missing);
    await assert.rejects(saveOrderDetails(stranger, { orderId, form }), missing);
    await assert.rejects(restartOrder(stranger, { orderId }), missing);
  }
  assert.ok((await saveOrderDetails(as(guestOf(orderId)), { orderId, form })).ok);
});

test('fulfilling twice and at once is one payment, one ticket a line, one mail, one audit entry', async () => {
  const orderId = await addOrderToPay(ctx);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => fulfil(orderId)));
  assert.deepEqual(outcomes.sort(), ['already', 'already', 'already', 'already', 'fulfilled']);
  const issued = await ticketsOf(orderId);
  assert.equal(issued.length, 2);
  assert.equal(new Set(issued.map((ticket) => ticket.code)).size, 2);
  assert.deepEqual(await mailsOf(orderId), [`order_paid:${orderId}`]);
  const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.subjectId, orderId));
  assert.equal(entries.filter((entry) => entry.action === 'order.paid').length, 1);
  const { cartId } = await orderOf(orderId);
  assert.ok(cartId !== null);
  assert.equal((await ctx.db.select().from(cartLines).where(eq(cartLines.cartId, cartId))).length, 0);
});

test('a paid order takes no more details and does not expire', async () => {
  const orderId = await addOrderToPay(ctx);
  const form = await filledForm(ctx, orderId);
  await fulfil(orderId);
  assert.deepEqual(await saveOrderDetails(ctx, { orderId, form }), { ok: false, reason: 'already_paid' });
  await expireDueOrders(later(600));
  assert.equal((await orderOf(orderId)).state, 'paid');
  assert.deepEqual(await mailsOf(orderId), [`order_paid:${orderId}`]);
});
