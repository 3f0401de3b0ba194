import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operator } from '@/db/testing/actors';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { cancelLine } from '@/lib/refunds/cancel-line';
import { refundLines } from '@/lib/refunds/refund-lines';
import { soldOrder } from '@/lib/refunds/testing/sold';
import { readContent } from './content';
import { issueReceipt } from './issue-receipt';
import { issueRefundNote } from './issue-refund-note';
import { readOrderDocuments } from './order-documents';
import { registerFacility, wishOf } from './testing/sales';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

const buyerOf = (orderId: OrderId): Ctx => box.as({ kind: 'guest', orderIds: [orderId] });

async function sold(prices: readonly number[]) {
  const sale = await soldOrder(box.ctx, prices);
  await registerFacility(box.ctx, sale.orderId);
  return { ...sale, buyer: buyerOf(sale.orderId) };
}

async function refundOf(sale: { orderId: OrderId; lineId: OrderLineId | undefined }, amount: number, ordinal = 1) {
  assert.ok(sale.lineId);
  const lines = [{ lineId: sale.lineId, amountYen: yen(amount), cancel: false }];
  const done = await refundLines(box.as(operator), { orderId: sale.orderId, ordinal, reason: '一部返金', lines });
  assert.ok(done.ok);
}

const sums = (one: { amountYen: number; taxableYen: number; taxYen: number; untaxedYen: number } | undefined) => [
  one?.amountYen,
  one?.taxableYen,
  one?.taxYen,
  one?.untaxedYen,
];

test('what went back before the receipt is a line of it; what goes back later is a note, once', async () => {
  const { orderId, lines, buyer } = await sold([24_800, 16_500]);
  await refundOf({ orderId, lineId: lines[0] }, 4_800);
  assert.deepEqual(await issueRefundNote(buyer, { orderId }), []);
  const issued = await issueReceipt(buyer, wishOf(orderId));
  assert.ok(issued.ok);
  assert.deepEqual(sums(issued.receipts[0]), [36_500, 36_500, 3_318, 0]);
  const receipt = readContent(issued.receipts[0]?.content ?? '');
  assert.deepEqual(receipt.sums, {
    regularYen: 41_300,
    setDiscountYen: 0,
    couponDiscountYen: 0,
    returnedYen: 4_800,
  });
  assert.match(receipt.method, /^クレジットカード利用（Visa 末尾4242）$/);
  assert.deepEqual(await issueRefundNote(buyer, { orderId }), []);

  await refundOf({ orderId, lineId: lines[0] }, 1_100, 2);
  assert.equal((await readOrderDocuments(buyer, orderId)).isNoteDue, true);
  const clicks = await Promise.all(Array.from({ length: 20 }, () => issueRefundNote(buyer, { orderId })));
  const [note, ...others] = clicks.flat();
  assert.deepEqual(others, []);
  assert.deepEqual([note?.number, ...sums(note)], ['H2026-000001', 1_100, 1_100, 100, 0]);
  assert.deepEqual(readContent(note?.content ?? '').original, {
    number: issued.receipts[0]?.number,
    issuedDay: issued.receipts[0]?.issuedDay,
  });
  const page = await readOrderDocuments(buyer, orderId);
  assert.deepEqual([page.isNoteDue, page.documents.map(({ kind }) => kind)], [false, ['receipt', 'refund_note']]);
});

test('a canceled line gives its whole price back; the fee that is kept bears no tax', async () => {
  const { orderId, lines, buyer } = await sold([22_000, 11_000]);
  const issued = await issueReceipt(buyer, wishOf(orderId));
  assert.deepEqual(sums(issued.ok ? issued.receipts[0] : undefined), [33_000, 33_000, 3_000, 0]);
  await box.advanceDays(4);
  const [lineId] = lines;
  assert.ok(lineId);
  const canceled = await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(15_400) });
  assert.deepEqual(canceled, { ok: true, refundYen: 15_400, feeYen: 6_600, state: 'succeeded' });
  const [note] = await issueRefundNote(buyer, { orderId });
  assert.deepEqual(sums(note), [15_400, 22_000, 2_000, 6_600]);
  assert.equal(readContent(note?.content ?? '').method, 'お支払いに使ったクレジットカードへの返金');
  await assert.rejects(issueRefundNote(buyerOf('ord_none'), { orderId }), { code: 'not_found' });

  // The fee is given up afterwards: a second note returns it, without tax.
  await refundOf({ orderId, lineId }, 6_600, 2);
  const [second] = await issueRefundNote(buyer, { orderId });
  assert.deepEqual(sums(second), [6_600, 0, 0, -6_600]);
});

test('a receipt that is issued after a cancellation has the fee as an untaxed amount', async () => {
  const { orderId, lines, buyer } = await sold([22_000, 11_000]);
  await box.advanceDays(4);
  const [lineId] = lines;
  assert.ok(lineId);
  assert.ok((await cancelLine(buyer, { orderId, lineId, shownRefundYen: yen(15_400) })).ok);
  const issued = await issueReceipt(buyer, wishOf(orderId));
  assert.deepEqual(sums(issued.ok ? issued.receipts[0] : undefined), [17_600, 11_000, 1_000, 6_600]);
});
