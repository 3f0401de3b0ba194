import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { openDatabase } from '@/db/client';
import { courses, mails, orderConsents, orders, payments } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { offerAllMethods } from '@/db/testing/konbini';
import { feesKnown } from '@/db/testing/pay-order';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addCourses, filledForm } from '@/lib/checkout/testing/sale';
import type { CourseId } from '@/lib/ids';
import { readVoucher } from '@/lib/konbini/queries';
import { syncPayment } from '@/lib/payments/sync-payment';
import { createPhoneOrder } from './create-phone-order';
import { issueKonbini } from './issue-konbini';
import { phoneOrderForm } from './phone-order-form';
import { readPhoneOrder } from './queries';
import { calledOrder, callOf } from './testing/calls';

let box: SandboxContext;
let course: CourseId;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
  [course] = await addCourses(box.ctx);
});
after(() => box.close());

const call = (email?: string) => callOf(course, email === undefined ? {} : { email });
const phoneOrder = (email?: string) => calledOrder(box, call(email));

test('an order for a caller waits three days for consent, belongs to no account, and its link is mailed once', async () => {
  const input = call();
  await using other = await openOther();
  const asked = [box.as(operator), { ...box.as(operator), db: other.db }];
  const made = await Promise.all(Array.from({ length: 6 }, (_, n) => createPhoneOrder(asked[n % 2] ?? box.ctx, input)));
  const ids = new Set(made.map((outcome) => outcome.ok && outcome.orderId));
  assert.equal(ids.size, 1);
  const [orderId] = [...ids];
  assert.ok(orderId);
  const [order] = await box.ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.deepEqual(
    [order?.state, order?.channel, order?.userId, order?.buyerName, order?.consentedAt],
    ['draft', 'phone', null, '髙橋 花子', null],
  );
  const days = ((order?.expiresAt.getTime() ?? 0) - (order?.createdAt.getTime() ?? 0)) / 86_400_000;
  assert.ok(days > 2.99 && days < 3.01);
  const sent = await box.ctx.db.select().from(mails).where(eq(mails.orderId, orderId));
  assert.deepEqual(
    sent.map(({ template, toAddress }) => [template, toAddress]),
    [['phone_order', 'caller@example.jp']],
  );
  const view = await readPhoneOrder(box.as(operator), orderId);
  assert.equal(view?.order.lines[0]?.examineeName, '髙橋 太郎');
});

test('the caller agrees at the link and keeps the days; the consents are their own', async () => {
  const orderId = await phoneOrder();
  const guest = box.as({ kind: 'guest', orderIds: [orderId] });
  assert.ok((await saveOrderDetails(guest, { orderId, form: await filledForm(box.ctx, orderId) })).ok);
  const [order] = await box.ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'awaiting_payment');
  assert.ok((order?.expiresAt.getTime() ?? 0) > box.ctx.clock.now().getTime() + 2 * 86_400_000);
  const given = await box.ctx.db.select().from(orderConsents).where(eq(orderConsents.orderId, orderId));
  assert.deepEqual(new Set(given.map(({ channel, readOutBy }) => `${channel} ${readOutBy}`)), new Set(['web null']));
});

test('konbini numbers during the call: consents say who read them out, two clicks are one voucher, and the money counts', async () => {
  const orderId = await phoneOrder('succeed_immediately_never@example.jp');
  const asOperator = box.as(operator);
  const form = await filledForm(box.ctx, orderId);
  const issue = () => issueKonbini(asOperator, { orderId, form });
  const none = { ...form, lines: form.lines.map((line) => ({ ...line, exclusions: [] })) };
  assert.deepEqual(await issueKonbini(asOperator, { orderId, form: none }), {
    ok: false,
    reason: 'conditions_changed',
  });
  assert.deepEqual(await issue(), { ok: true });
  const first = await readVoucher(box.ctx, orderId);
  assert.equal(first?.state, 'waiting');
  assert.deepEqual(await issue(), { ok: true });
  assert.equal((await readVoucher(box.ctx, orderId))?.id, first?.id);
  const given = await box.ctx.db.select().from(orderConsents).where(eq(orderConsents.orderId, orderId));
  assert.deepEqual(
    new Set(given.map(({ channel, readOutBy }) => `${channel} ${readOutBy}`)),
    new Set(['phone usr_operator']),
  );
  const templates = await box.ctx.db.select({ template: mails.template }).from(mails).where(eq(mails.orderId, orderId));
  assert.deepEqual(templates.map(({ template }) => template).toSorted(), ['konbini_voucher', 'phone_order']);
  const [payment] = await box.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  const intentId = payment?.stripePaymentIntentId ?? '';
  await box.control(`konbini/${intentId}/pay`, { store: 'lawson' });
  await feesKnown(box.ctx, intentId);
  await syncPayment(box.ctx, intentId);
  const [order] = await box.ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'paid');
  await assertBooksAgree(box.ctx);
});

test('others take no orders by telephone; web orders get no numbers this way; a withdrawn course is refused', async () => {
  const stranger = box.as({ kind: 'guest', orderIds: [] });
  await assert.rejects(createPhoneOrder(stranger, call()), { code: 'forbidden' });
  const orderId = await phoneOrder();
  const form = await filledForm(box.ctx, orderId);
  await assert.rejects(issueKonbini(stranger, { orderId, form }), { code: 'forbidden' });
  await box.ctx.db.update(orders).set({ channel: 'web' }).where(eq(orders.id, orderId));
  await assert.rejects(issueKonbini(box.as(operator), { orderId, form }), { code: 'not_found' });
  assert.equal(await readPhoneOrder(box.as(operator), orderId), null);
  await box.ctx.db.update(courses).set({ published: false }).where(eq(courses.id, course));
  const refused = await createPhoneOrder(box.as(operator), call());
  assert.deepEqual(refused, { ok: false, reason: 'course_unavailable' });
  await box.ctx.db.update(courses).set({ published: true }).where(eq(courses.id, course));
});

test('a caller who never opens the link loses the order after three days', async () => {
  const orderId = await phoneOrder();
  await box.advanceDays(3);
  await box.advanceMinutes(1);
  await expireDueOrders(box.ctx);
  const [order] = await box.ctx.db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId));
  assert.equal(order?.state, 'expired');
});

test('what is typed during a call is read in any width, and every mistake is told at its field', () => {
  const line = { courseId: course, examDate: '', sameAsBuyer: 'on', examineeName: '', examineeKana: '' };
  const open = { courseId: '', examDate: '', examineeName: '', examineeKana: '' };
  const good = { buyerName: '髙橋 花子', buyerKana: 'たかはし はなこ', buyerPhone: '０９０−１２３４−５６７８' };
  const parsed = phoneOrderForm.parse({ ...good, buyerEmail: 'ｈａｎａｋｏ@example.jp', lines: [line, open] });
  assert.deepEqual([parsed.buyer.buyerPhone, parsed.buyer.buyerEmail], ['09012345678', 'hanako@example.jp']);
  assert.deepEqual(
    parsed.lines.map(({ examineeName, examDate }) => [examineeName, examDate]),
    [['髙橋 花子', null]],
  );
  const bad = phoneOrderForm.safeParse({ ...good, buyerEmail: 'x', lines: [{ ...open, examDate: '2026-02-30' }] });
  const paths = bad.success ? [] : bad.error.issues.map(({ path }) => path.join('.'));
  assert.deepEqual(paths, ['buyerEmail', 'lines.0.courseId']);
});

async function openOther() {
  const database = openDatabase(box.databaseUrl);
  return { db: database.db, [Symbol.asyncDispose]: () => database.close() };
}
