import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { render, toPlainText } from '@react-email/render';
import { eq } from 'drizzle-orm';
import { createElement } from 'react';
import { mails } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { offerAllMethods, voucherOf, waitAtKonbini } from '@/db/testing/konbini';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { guestOf } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { VoucherNumbers } from '@/lib/notify/mails/voucher-numbers';
import { syncPayment } from '@/lib/payments/sync-payment';
import { fixedClock } from '@/lib/time/clock';
import { dayMs, minuteMs, shift } from '@/lib/time/duration';
import { jstDay } from '@/lib/time/jst';
import { remindVouchers } from './remind-vouchers';
import { resendVoucher } from './resend-voucher';
import { chains, groupDigits, numbersAt } from './store-numbers';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
  await offerAllMethods(box);
});
after(() => box.close());

const occasionsOf = async (ctx: Ctx, orderId: OrderId) =>
  (await ctx.db.select({ key: mails.factKey }).from(mails).where(eq(mails.orderId, orderId)).orderBy(mails.createdAt))
    .map(({ key }) => key.split(':').slice(2).join(':'))
    .sort();

test('one reminder the day before and one on the last day at nine; none for numbers that are paid or replaced', async () => {
  const { ctx } = box;
  const [waiting, paid] = [await insertOrderToPay(ctx), await insertOrderToPay(ctx)];
  await waitAtKonbini(ctx, waiting);
  const paidIntent = await waitAtKonbini(ctx, paid);
  const { payUntil } = await voucherOf(ctx, waiting);
  const nine = new Date(`${jstDay(payUntil)}T09:00:00+09:00`);
  const at = (time: Date): Ctx => ({ ...ctx, clock: fixedClock(time) });
  const dayBefore = shift(nine, -dayMs);
  assert.deepEqual(await remindVouchers(at(shift(dayBefore, -1))), { reminded: 0 });
  const runs = await Promise.all([1, 2, 3].map(() => remindVouchers(at(dayBefore))));
  assert.equal(
    runs.reduce((sum, { reminded }) => sum + reminded, 0),
    2,
  );
  await box.control(`konbini/${paidIntent}/pay`, { store: 'lawson' });
  await syncPayment(ctx, paidIntent);
  assert.deepEqual(await remindVouchers(at(nine)), { reminded: 1 });
  assert.deepEqual(await remindVouchers(at(shift(nine, minuteMs))), { reminded: 0 });
  assert.deepEqual(await occasionsOf(ctx, waiting), ['day_before', 'issued', 'last_day']);
  assert.equal((await occasionsOf(ctx, paid)).filter((kind) => kind === 'last_day').length, 0);
});

test('the numbers are mailed again on demand, a minute apart and five times; strangers learn nothing', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  await assert.rejects(resendVoucher(box.as(guestOf()), { orderId }), { code: 'not_found' });
  const buyer = box.as(guestOf(orderId));
  assert.deepEqual(await resendVoucher(buyer, { orderId }), { ok: false, reason: 'over' });
  await waitAtKonbini(ctx, orderId);
  const start = ctx.clock.now();
  const at = (minutes: number): Ctx => ({ ...buyer, clock: fixedClock(shift(start, minutes * minuteMs)) });
  const clicks = await Promise.all([1, 2, 3].map(() => resendVoucher(at(0), { orderId })));
  assert.equal(clicks.filter(({ ok }) => ok).length, 1);
  for (const minute of [2, 4, 6, 8]) assert.deepEqual(await resendVoucher(at(minute), { orderId }), { ok: true });
  assert.deepEqual(await resendVoucher(at(10), { orderId }), { ok: false, reason: 'too_many' });
  const occasions = await occasionsOf(ctx, orderId);
  assert.deepEqual(occasions, ['again:1', 'again:2', 'again:3', 'again:4', 'again:5', 'issued']);
});

test('the mail has all four chains with their numbers and steps, and names Seven-Eleven', async () => {
  const { ctx } = box;
  const orderId = await insertOrderToPay(ctx);
  await waitAtKonbini(ctx, orderId);
  const { stores } = await voucherOf(ctx, orderId);
  const text = toPlainText(await render(createElement(VoucherNumbers, { stores, locale: 'ja' })));
  for (const { digits } of chains.flatMap((chain) => numbersAt(stores, chain))) {
    assert.ok(text.includes(groupDigits(digits)), digits);
  }
  for (const words of [
    'ファミリーマート',
    'ローソン',
    'ミニストップ',
    'セイコーマート',
    '30分以内',
    'セブン-イレブン',
  ]) {
    assert.ok(text.includes(words), words);
  }
  assert.match(text, /090 1234 5678/);
});
