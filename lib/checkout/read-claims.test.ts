import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operator } from '@/db/testing/actors';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { acceptDispute } from '@/lib/disputes/accept-dispute';
import { submitEvidence } from '@/lib/disputes/submit-evidence';
import { syncDispute } from '@/lib/disputes/sync-dispute';
import { disputeOf, disputePayment, evidenceOf } from '@/lib/disputes/testing/disputed';
import type { OrderId } from '@/lib/ids';
import { soldOrder } from '@/lib/refunds/testing/sold';
import { readOrderPage } from './read-order-page';
import { guestOf } from './testing/sale';

let box: SandboxContext;
before(async () => {
  box = await sandboxContext({ timeoutMs: 10_000 });
});
after(() => box.close());

async function told(orderId: OrderId) {
  const { claims, timeline, status } = await readOrderPage(box.as(guestOf(orderId)), orderId);
  const keys = timeline.map(({ key }) => key).filter((key) => key.startsWith('claim'));
  return { stages: claims.map(({ stage, stopsRefunds }) => [stage, stopsRefunds]), keys, state: status.state };
}

test('the buyer is told while the card company asks, and that the payment stands', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  assert.deepEqual(await told(orderId), { stages: [], keys: [], state: 'paid' });
  const id = await disputePayment(box, intentId);
  assert.deepEqual(await told(orderId), { stages: [['asking', true]], keys: ['claim_opened'], state: 'paid' });
  await assert.rejects(readOrderPage(box.as(guestOf()), orderId), { code: 'not_found' });
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  await submitEvidence(box.as(operator), { disputeId, evidence: evidenceOf('winning_evidence') });
  await box.advanceMinutes(4);
  await syncDispute(box.ctx, id);
  const keys = ['claim_opened', 'claim_closed'];
  assert.deepEqual(await told(orderId), { stages: [['kept', false]], keys, state: 'paid' });
});

test('the buyer is told when the money goes back by the card company', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  await disputePayment(box, intentId);
  const { id: disputeId } = await disputeOf(box.ctx, orderId);
  const accepted = await acceptDispute(box.as(operator), { disputeId, reason: 'ご本人の利用と確認できないため' });
  assert.deepEqual(accepted, { ok: true, state: 'lost' });
  const keys = ['claim_opened', 'claim_closed'];
  assert.deepEqual(await told(orderId), { stages: [['lost', false]], keys, state: 'refunded' });
});

test('an inquiry, which moves no money, does not stop refunds', async () => {
  const { orderId, intentId } = await soldOrder(box.ctx, [24_800]);
  await disputePayment(box, intentId, 'inquiry');
  assert.deepEqual((await told(orderId)).stages, [['asking', false]]);
});
