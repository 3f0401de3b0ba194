import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operator } from '@/db/testing/actors';
import { booksHash } from '@/db/testing/books';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { acceptDispute } from '@/lib/disputes/accept-dispute';
import { submitEvidence } from '@/lib/disputes/submit-evidence';
import { syncDispute } from '@/lib/disputes/sync-dispute';
import { disputeOf, disputePayment, evidenceOf } from '@/lib/disputes/testing/disputed';
import type { OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { cancelLine } from './cancel-line';
import { readOrderCancel } from './read-order-cancel';
import { fateOf, soldOrder } from './testing/sold';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

const buyerOf = (orderId: OrderId) => box.as({ kind: 'guest', orderIds: [orderId] });

/** What the order's page knows of each line: why it cannot be canceled, and who ended it. */
async function shown(orderId: OrderId) {
  const { lines } = await readOrderCancel(buyerOf(orderId), orderId);
  return lines.map(({ quote, canceledBy }) => [quote.ok ? 'cancelable' : quote.reason, canceledBy]);
}

async function sold() {
  const { orderId, intentId, lines } = await soldOrder(box.ctx, [24_800]);
  const [lineId] = lines;
  assert.ok(lineId);
  const cancel = () => cancelLine(buyerOf(orderId), { orderId, lineId, shownRefundYen: yen(24_800) });
  return { orderId, intentId, cancel };
}

test('while the card company decides nothing is canceled, and the page offers nothing; won, all is as before', async () => {
  const { orderId, intentId, cancel } = await sold();
  const id = await disputePayment(box, intentId);
  const hash = await booksHash(box.ctx);
  assert.deepEqual(await shown(orderId), [['disputed', null]]);
  assert.deepEqual(await cancel(), { ok: false, reason: 'disputed' });
  assert.equal(await booksHash(box.ctx), hash);
  assert.deepEqual((await fateOf(box.ctx, orderId)).tickets, ['issued']);
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  await submitEvidence(box.as(operator), { disputeId, evidence: evidenceOf('winning_evidence') });
  assert.deepEqual(await shown(orderId), [['disputed', null]]);
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  assert.deepEqual(await shown(orderId), [['cancelable', null]]);
  assert.ok((await cancel()).ok);
  assert.deepEqual(await shown(orderId), [['not_cancelable', 'patient']]);
});

test('an inquiry moves no money: the buyer may cancel', async () => {
  const { orderId, intentId, cancel } = await sold();
  await disputePayment(box, intentId, 'inquiry');
  assert.deepEqual(await shown(orderId), [['cancelable', null]]);
  assert.ok((await cancel()).ok);
});

test('what a lost claim took is no cancellation of the buyer', async () => {
  const { orderId, intentId } = await sold();
  await disputePayment(box, intentId);
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  await acceptDispute(box.as(operator), { disputeId, reason: 'ご本人の利用と確認できないため' });
  assert.deepEqual(await shown(orderId), [['not_cancelable', 'system']]);
});
