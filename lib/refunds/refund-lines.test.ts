import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operator } from '@/db/testing/actors';
import { assertBooksAgree } from '@/db/testing/books';
import { accountsOfOrder } from '@/db/testing/shares';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { yen } from '@/lib/money/yen';
import { closeStops, readMoneyStop, recordRun } from '@/lib/reconciliation/money-stop';
import { releaseMoneyStop } from '@/lib/reconciliation/release-money-stop';
import { cancelLine } from './cancel-line';
import { refundLines } from './refund-lines';
import { sweepRefunds } from './sweep-refunds';
import { fateOf, soldOrder } from './testing/sold';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

const reason = 'お詫びのため';

test('parts of two lines go back in one refund; the same click again is the same refund, another plan is refused', async () => {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [24_800, 10_000]);
  const [one, two] = lines;
  assert.ok(one && two);
  const parts = [
    { lineId: one, amountYen: yen(4_800), cancel: false },
    { lineId: two, amountYen: yen(1_000), cancel: true },
  ];
  const asked = { orderId, ordinal: 1, lines: parts, reason };
  const clicks = await Promise.all(Array.from({ length: 20 }, () => refundLines(box.as(operator), asked)));
  assert.equal(new Set(clicks.map((click) => (click.ok ? click.refundId : click.reason))).size, 1);
  assert.deepEqual(await fateOf(box.ctx, orderId), {
    order: 'paid',
    tickets: ['issued', 'void'],
    fees: [9_000],
    refunds: [[1, 'succeeded', 5_800]],
    mails: ['order_line_canceled', 'order_paid'],
  });
  const { data } = await box.ctx.stripe.refunds.list({ payment_intent: intentId });
  assert.deepEqual(
    data.map(({ amount }) => amount),
    [5_800],
  );
  assert.equal((await accountsOfOrder(box.ctx, orderId))['payable:facility'], -7_650);
  await assertBooksAgree(box.ctx);
  const other = [{ lineId: one, amountYen: yen(100), cancel: false }];
  const late = await refundLines(box.as(operator), { ...asked, lines: other });
  assert.deepEqual(late, { ok: false, reason: 'plan_changed' });
  const early = await refundLines(box.as(operator), { ...asked, ordinal: 3, lines: other });
  assert.deepEqual(early, { ok: false, reason: 'plan_changed' });
  assert.ok((await refundLines(box.as(operator), { ...asked, ordinal: 2, lines: other })).ok);
  const whole = { ...asked, ordinal: 3, lines: [{ lineId: one, amountYen: yen(19_900), cancel: false }] };
  assert.ok((await refundLines(box.as(operator), whole)).ok);
  const end = await fateOf(box.ctx, orderId);
  assert.deepEqual([end.order, end.tickets, end.fees], ['refunded', ['void', 'void'], [0, 9_000]]);
  await assertBooksAgree(box.ctx);
});

test('a kept fee can be given up later', async () => {
  const { orderId, lines } = await soldOrder(box.ctx, [10_000]);
  const [lineId] = lines;
  assert.ok(lineId);
  const keep = { orderId, ordinal: 1, lines: [{ lineId, amountYen: yen(0), cancel: true }], reason };
  assert.deepEqual(await refundLines(box.as(operator), keep), { ok: true, refundId: null, state: null, isHeld: false });
  assert.deepEqual((await fateOf(box.ctx, orderId)).fees, [10_000]);
  await assertBooksAgree(box.ctx);
  const waive = { ...keep, lines: [{ lineId, amountYen: yen(10_000), cancel: false }] };
  assert.ok((await refundLines(box.as(operator), waive)).ok);
  assert.deepEqual((await fateOf(box.ctx, orderId)).fees, [0]);
  assert.equal((await accountsOfOrder(box.ctx, orderId))['payable:facility'], undefined);
  await assertBooksAgree(box.ctx);
});

test('who may refund, and what', async () => {
  const { orderId, lines } = await soldOrder(box.ctx, [10_000]);
  const [lineId] = lines;
  assert.ok(lineId);
  const asked = { orderId, ordinal: 1, lines: [{ lineId, amountYen: yen(10_001), cancel: false }], reason };
  const buyer = box.as({ kind: 'guest', orderIds: [orderId] });
  await assert.rejects(refundLines(buyer, asked), { code: 'forbidden' });
  assert.deepEqual(await refundLines(box.as(operator), asked), { ok: false, reason: 'above_paid' });
  assert.deepEqual((await fateOf(box.ctx, orderId)).refunds, []);
});

test('a broken invariant holds outgoing money until an operator releases it; what was decided meanwhile is then sent', async () => {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [10_000]);
  const [lineId] = lines;
  assert.ok(lineId);
  await recordRun(box.ctx, ['trial_balance_is_zero']);
  await recordRun(box.ctx, []);
  assert.deepEqual((await readMoneyStop(box.ctx))?.broken, ['trial_balance_is_zero']);
  const buyer = box.as({ kind: 'guest', orderIds: [orderId] });
  const canceled = await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(10_000) });
  assert.equal(canceled.ok && canceled.state, 'planned');
  await box.advanceMinutes(2);
  await sweepRefunds(box.ctx);
  assert.equal((await box.ctx.stripe.refunds.list({ payment_intent: intentId })).data.length, 0);
  await assert.rejects(releaseMoneyStop(buyer, { reason }), { code: 'forbidden' });
  assert.equal(await releaseMoneyStop(box.as(operator), { reason }), 'released');
  assert.equal(await releaseMoneyStop(box.as(operator), { reason }), 'not_stopped');
  await sweepRefunds(box.ctx);
  assert.deepEqual((await fateOf(box.ctx, orderId)).refunds, [[1, 'succeeded', 10_000]]);
  await assertBooksAgree(box.ctx);
});

test('what was released stays released while it is the same, and stops again when it changes', async () => {
  const now = async () => (await readMoneyStop(box.ctx))?.broken ?? [];
  await recordRun(box.ctx, ['a']);
  await closeStops(box.ctx, { by: 'usr_operator', reason });
  await box.advanceMinutes(1);
  await recordRun(box.ctx, ['a']);
  assert.deepEqual(await now(), []);
  await recordRun(box.ctx, ['b', 'a']);
  assert.deepEqual(await now(), ['a', 'b']);
  await closeStops(box.ctx, { by: 'usr_operator', reason });
});
