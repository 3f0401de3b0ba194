import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { openDatabase } from '@/db/client';
import { orderLines, orders, tickets } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree, booksHash } from '@/db/testing/books';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { accountsOfOrder, payInBooks } from '@/db/testing/shares';
import { type SandboxContext, sandboxContext, testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { syncPayment } from '@/lib/payments/sync-payment';
import { runInvariants } from '@/lib/reconciliation/run-invariants';
import { cancelLine } from './cancel-line';
import { refundLines } from './refund-lines';
import { refundOrder } from './refund-order';
import { fateOf, linesOf, soldOrder } from './testing/sold';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

/** What fell due while the clock went on is moved, then the books are held against Stripe. */
async function booksAgree(): Promise<void> {
  await settleAvailableFunds(box.ctx);
  await assertBooksAgree(box.ctx);
}

const buyerOf = (orderId: OrderId) => box.as({ kind: 'guest', orderIds: [orderId] });
const first = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  assert.ok(value !== undefined);
  return value;
};

test('two lines are canceled one after the other: each goes back, the order ends with the second', async () => {
  const { orderId, lines } = await soldOrder(box.ctx, [24_800, 10_000]);
  const [one, two] = lines;
  assert.ok(one && two);
  const buyer = buyerOf(orderId);
  const canceled = await cancelLine(buyer, { orderId, lineId: one, shownRefundYen: yen(24_800) });
  assert.deepEqual(canceled, { ok: true, refundYen: 24_800, feeYen: 0, state: 'succeeded' });
  assert.deepEqual(await fateOf(box.ctx, orderId), {
    order: 'paid',
    tickets: ['void', 'issued'],
    fees: [0],
    refunds: [[1, 'succeeded', 24_800]],
    mails: ['order_line_canceled', 'order_paid'],
  });
  await booksAgree();
  assert.ok((await cancelLine(buyer, { orderId, lineId: two, shownRefundYen: yen(10_000) })).ok);
  const end = await fateOf(box.ctx, orderId);
  assert.deepEqual([end.order, end.tickets, end.refunds.length], ['refunded', ['void', 'void'], 2]);
  assert.deepEqual(end.mails, ['order_line_canceled', 'order_line_canceled', 'order_paid']);
  await booksAgree();
});

test('a stage that passed since the page was shown refuses with the new amount; then the fee is kept and shared', async () => {
  const { orderId, lines } = await soldOrder(box.ctx, [24_800]);
  const lineId = first(lines);
  const buyer = buyerOf(orderId);
  await box.advanceDays(3);
  const hash = await booksHash(box.ctx);
  const shown = await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(24_800) });
  assert.deepEqual(shown, { ok: false, reason: 'amount_changed', refundYen: 17_360, feeYen: 7_440 });
  assert.equal(await booksHash(box.ctx), hash);
  const canceled = await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(17_360) });
  assert.deepEqual(canceled, { ok: true, refundYen: 17_360, feeYen: 7_440, state: 'succeeded' });
  const end = await fateOf(box.ctx, orderId);
  assert.deepEqual([end.order, end.fees, end.refunds], ['refunded', [7_440], [[1, 'succeeded', 17_360]]]);
  const books = await accountsOfOrder(box.ctx, orderId);
  assert.deepEqual(
    [books['payable:facility'], books['revenue:commission'], books['advance:orders']],
    [-6_324, -1_116, undefined],
  );
  await booksAgree();
  const again = await booksHash(box.ctx);
  assert.deepEqual(await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(17_360) }), canceled);
  assert.equal(await booksHash(box.ctx), again);
});

test('after the last stage the buyer cannot cancel; a used ticket cannot be canceled; strangers see nothing', async () => {
  const { orderId, lines } = await soldOrder(box.ctx, [24_800, 9_000]);
  const [one, two] = lines;
  assert.ok(one && two);
  const stranger = box.as({ kind: 'guest', orderIds: [newId('ord')] });
  const asked = { orderId, lineId: one, shownRefundYen: yen(24_800) };
  await assert.rejects(cancelLine(stranger, asked), { code: 'not_found' });
  await assert.rejects(cancelLine(buyerOf(orderId), { ...asked, lineId: newId('orl') }), { code: 'not_found' });
  await box.ctx.db
    .update(tickets)
    .set({ state: 'redeemed', redeemedAt: box.ctx.clock.now() })
    .where(eq(tickets.orderLineId, two));
  const used = await cancelLine(buyerOf(orderId), { ...asked, lineId: two });
  assert.deepEqual(used, { ok: false, reason: 'ticket_used' });
  await box.ctx.db.update(tickets).set({ state: 'issued', redeemedAt: null }).where(eq(tickets.orderLineId, two));
  await box.advanceDays(11);
  assert.deepEqual(await cancelLine(buyerOf(orderId), asked), { ok: false, reason: 'deadline_passed' });
});

test('a hundred clicks on two processes are one cancellation and one refund', async () => {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [24_800, 10_000]);
  await using other = await openOther();
  const asked = { orderId, lineId: first(lines), shownRefundYen: yen(24_800) };
  const clicks = await Promise.all(
    Array.from({ length: 100 }, (_, index) => {
      const ctx = index % 2 === 0 ? box.ctx : other.ctx;
      return cancelLine({ ...ctx, actor: { kind: 'guest', orderIds: [orderId] } }, asked);
    }),
  );
  assert.deepEqual(new Set(clicks.map((click) => click.ok && click.refundYen)), new Set([24_800]));
  const { data } = await box.ctx.stripe.refunds.list({ payment_intent: intentId });
  assert.deepEqual(
    data.map(({ amount }) => amount),
    [24_800],
  );
  const end = await fateOf(box.ctx, orderId);
  assert.deepEqual([end.tickets, end.refunds.length], [['void', 'issued'], 1]);
  await booksAgree();
});

async function openOther(): Promise<{ ctx: Ctx } & AsyncDisposable> {
  const database = openDatabase(box.databaseUrl);
  return { ctx: { ...box.ctx, db: database.db }, [Symbol.asyncDispose]: () => database.close() };
}

test('the buyer, and operators with different plans, at the same time: never more than was paid', async () => {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [24_800, 10_000]);
  const lineId = first(lines);
  const asOperator = box.as(operator);
  const part = { orderId, ordinal: 1, lines: [{ lineId, amountYen: yen(5_000), cancel: false }], reason: 'お詫び' };
  await Promise.all([
    cancelLine(buyerOf(orderId), { orderId, lineId, shownRefundYen: yen(24_800) }),
    refundLines(asOperator, part),
    refundLines(asOperator, { ...part, ordinal: 2 }),
    refundOrder(asOperator, { orderId, reason: '中止' }),
  ]);
  await refundOrder(asOperator, { orderId, reason: '中止' });
  const { data } = await box.ctx.stripe.refunds.list({ payment_intent: intentId });
  assert.equal(
    data.reduce((sum, { amount }) => sum + amount, 0),
    34_800,
  );
  assert.equal((await fateOf(box.ctx, orderId)).order, 'refunded');
  await booksAgree();
});

test('a refund that the bank returns: the line stays canceled, the patient is owed, and it is sent again', async () => {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [24_800], 'pm_card_refundFail');
  const lineId = first(lines);
  await box.advanceDays(3);
  await cancelLine(buyerOf(orderId), { orderId, lineId, shownRefundYen: yen(17_360) });
  await box.advanceDays(3);
  await syncPayment(box.ctx, intentId);
  const failed = await fateOf(box.ctx, orderId);
  assert.deepEqual([failed.tickets, failed.fees, failed.refunds], [['void'], [7_440], [[1, 'failed', 17_360]]]);
  assert.equal((await accountsOfOrder(box.ctx, orderId))['advance:orders'], -17_360);
  await booksAgree();
  const again = { orderId, ordinal: 2, lines: [{ lineId, amountYen: yen(17_360), cancel: false }], reason: '再送' };
  assert.equal((await refundLines(box.as(operator), again)).ok, true);
  assert.deepEqual((await fateOf(box.ctx, orderId)).refunds[1]?.slice(1), ['succeeded', 17_360]);
  assert.equal((await accountsOfOrder(box.ctx, orderId))['advance:orders'], undefined);
  await booksAgree();
});

test('an order that cost nothing is canceled without Stripe, and its facility is owed nothing', async () => {
  await using own = await testContext();
  const orderId = await insertOrderToPay(own.ctx);
  const free = { setDiscountYen: yen(24_800), totalYen: yen(0) };
  await own.ctx.db.update(orders).set(free).where(eq(orders.id, orderId));
  const line = { ...free, ownDiscountsYen: yen(24_800), shareYen: yen(21_080) };
  await own.ctx.db.update(orderLines).set(line).where(eq(orderLines.orderId, orderId));
  await payInBooks(own.ctx, orderId);
  const lineId = first(await linesOf(own.ctx, orderId));
  const asked = { orderId, lineId, shownRefundYen: yen(0) };
  const buyer = own.as({ kind: 'guest', orderIds: [orderId] });
  const done = { ok: true, refundYen: 0, feeYen: 0, state: null };
  assert.deepEqual(await Promise.all([cancelLine(buyer, asked), cancelLine(buyer, asked)]), [done, done]);
  const end = await fateOf(own.ctx, orderId);
  assert.deepEqual([end.order, end.tickets, end.refunds], ['refunded', ['void'], []]);
  assert.deepEqual(end.mails, ['order_line_canceled', 'order_paid']);
  assert.deepEqual(
    (await runInvariants(own.ctx)).filter(({ holds }) => !holds),
    [],
  );
});
