import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { openDatabase } from '@/db/client';
import { auditLog, courses, mails, orders, payments } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { offerAllMethods, voucherOf } from '@/db/testing/konbini';
import { feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { CourseId, OrderId } from '@/lib/ids';
import { syncPayment } from '@/lib/payments/sync-payment';
import { addDatedCourses } from '@/lib/schedule/testing/dated';
import { takenOn } from '@/lib/schedule/testing/places';
import { fixedClock } from '@/lib/time/clock';
import { minuteMs, shift } from '@/lib/time/duration';
import { cancelPhoneOrder } from './cancel-phone-order';
import { readFreeDays } from './free-days';
import { resendPhoneOrder } from './resend-phone-order';
import { calledOrder, calledWithNumbers, callOf } from './testing/calls';

let box: SandboxContext;
let office: Ctx;
let dated: CourseId;
let undated: CourseId;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
  office = box.as(operator);
  [dated, undated] = await addDatedCourses(box.ctx, 1);
  await box.ctx.db.update(courses).set({ mode: 'undated' }).where(eq(courses.id, undated));
});
after(() => box.close());

const stateOf = async (orderId: OrderId) => {
  const [order] = await box.ctx.db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId));
  return order?.state;
};
const intentOf = async (orderId: OrderId) => {
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  return payment?.stripePaymentIntentId ?? '';
};
const rowsOf = (orderId: OrderId, action: string) =>
  box.ctx.db.$count(auditLog, and(eq(auditLog.subjectId, orderId), eq(auditLog.action, action)));
const mailsOf = async (orderId: OrderId) =>
  (await box.ctx.db.select({ key: mails.factKey }).from(mails).where(eq(mails.orderId, orderId)))
    .map(({ key }) => key.replace(/^(\w+):\w+/, '$1'))
    .toSorted();
const reason = 'お客様の都合';

test('the free days of a dated course are told; taken, closed and far days are not; canceling gives the place back', async () => {
  const before = await readFreeDays(office, dated);
  const [first] = before.days;
  assert.ok(first);
  assert.deepEqual([before.mode, first.left], ['dated', 1]);
  assert.ok(before.days.length > 10 && before.days.length <= 42);
  const orderId = await calledOrder(box, callOf(dated, { examDate: first.day }));
  assert.equal(await takenOn(box.ctx, dated, first.day), 1);
  const isFree = async () => (await readFreeDays(office, dated)).days.some(({ day }) => day === first.day);
  assert.equal(await isFree(), false);

  const database = openDatabase(box.databaseUrl);
  const both = [office, { ...office, db: database.db }];
  const clicks = await Promise.all(
    Array.from({ length: 6 }, (_, n) => cancelPhoneOrder(both[n % 2] ?? office, { orderId, reason })),
  ).finally(() => database.close());
  for (const click of clicks) assert.deepEqual(click, { ok: true });
  assert.equal(await stateOf(orderId), 'canceled');
  assert.equal(await rowsOf(orderId, 'order.canceled'), 1);
  assert.equal(await takenOn(box.ctx, dated, first.day), 0);
  assert.equal(await isFree(), true);

  assert.deepEqual(await readFreeDays(office, undated), { mode: 'undated', days: [] });
  const guest = box.as({ kind: 'guest', orderIds: [orderId] });
  await assert.rejects(readFreeDays(guest, dated), { code: 'forbidden' });
  await assert.rejects(cancelPhoneOrder(guest, { orderId, reason }), { code: 'forbidden' });
  await assert.rejects(resendPhoneOrder(guest, { orderId }), { code: 'forbidden' });
});

test('konbini numbers end at Stripe before the order is canceled: nobody can pay them any more', async () => {
  const orderId = await calledWithNumbers(box, callOf(undated));
  assert.equal((await voucherOf(box.ctx, orderId)).state, 'waiting');
  assert.deepEqual(await cancelPhoneOrder(office, { orderId, reason }), { ok: true });
  assert.notEqual((await voucherOf(box.ctx, orderId)).state, 'waiting');
  const intentId = await intentOf(orderId);
  assert.equal((await box.ctx.stripe.paymentIntents.retrieve(intentId)).status, 'canceled');
  await assert.rejects(box.control(`konbini/${intentId}/pay`, { store: 'lawson' }));
  assert.deepEqual(await resendPhoneOrder(office, { orderId }), { ok: false, reason: 'over' });
  await assertBooksAgree(box.ctx);
});

test('money that was faster stays: the order is paid; orders of the web are not canceled here', async () => {
  const orderId = await calledWithNumbers(box, callOf(undated));
  const intentId = await intentOf(orderId);
  await box.control(`konbini/${intentId}/pay`, { store: 'lawson' });
  assert.deepEqual(await cancelPhoneOrder(office, { orderId, reason }), { ok: false, reason: 'paid' });
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  assert.equal(await stateOf(orderId), 'paid');
  assert.equal(await rowsOf(orderId, 'order.canceled'), 0);
  await assertBooksAgree(box.ctx);
  const other = await calledOrder(box, callOf(undated));
  await box.ctx.db.update(orders).set({ channel: 'web' }).where(eq(orders.id, other));
  await assert.rejects(cancelPhoneOrder(office, { orderId: other, reason }), { code: 'not_found' });
  await assert.rejects(resendPhoneOrder(office, { orderId: other }), { code: 'not_found' });
});

test('the link, or the numbers once there are some, are mailed again: a minute apart, five times, each with a row', async () => {
  const orderId = await calledOrder(box, callOf(undated));
  const start = box.ctx.clock.now();
  const at = (minutes: number): Ctx => ({ ...office, clock: fixedClock(shift(start, minutes * minuteMs)) });
  const clicks = await Promise.all([1, 2, 3].map(() => resendPhoneOrder(at(0), { orderId })));
  assert.equal(clicks.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(await resendPhoneOrder(at(0), { orderId }), { ok: false, reason: 'too_soon' });
  for (const minute of [2, 4, 6, 8]) assert.deepEqual(await resendPhoneOrder(at(minute), { orderId }), { ok: true });
  assert.deepEqual(await resendPhoneOrder(at(10), { orderId }), { ok: false, reason: 'too_many' });
  const again = (template: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${template}:again:${n + 1}`);
  assert.deepEqual(await mailsOf(orderId), ['phone_order', ...again('phone_order', 5)]);
  assert.equal(await rowsOf(orderId, 'order.phone_mail_resent'), 5);

  const numbered = await calledWithNumbers(box, callOf(undated));
  assert.deepEqual(await resendPhoneOrder(office, { orderId: numbered }), { ok: true });
  const sent = ['konbini_voucher:again:1', 'konbini_voucher:issued', 'phone_order'];
  assert.deepEqual(await mailsOf(numbered), sent);
});
