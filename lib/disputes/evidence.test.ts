import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '@/db/testing/test-context';
import { issueReceipt } from '@/lib/documents/issue-receipt';
import { paidOrder, wishOf } from '@/lib/documents/testing/sales';
import { assembleEvidence } from './assemble-evidence';
import { fieldsThatTell } from './evidence';

test('the receipt that the buyer asked for is told by its number, not by whom it is made out to', async () => {
  await using box = await testContext();
  const orderId = await paidOrder(box.ctx, [24_800], 'agent_proxy');
  const disputed = { orderId, threeDSecure: null, addOnChargeId: null, strayIntentId: null };
  const before = await assembleEvidence(box.ctx, disputed);
  assert.doesNotMatch(JSON.stringify(before.evidence), /領収書/);

  const issued = await issueReceipt(box.ctx, wishOf(orderId));
  const [receipt] = issued.ok ? issued.receipts : [];
  assert.ok(receipt);
  const { evidence, secretWords } = await assembleEvidence(box.ctx, disputed);
  assert.ok(evidence.product_description.includes(`領収書の番号 ${receipt.number}`));
  assert.ok(evidence.access_activity_log.includes(`領収書 ${receipt.number} を発行`));
  assert.deepEqual(fieldsThatTell(evidence, secretWords), []);
  assert.doesNotMatch(JSON.stringify(evidence), /脳|MRI|ドック|髙橋|独影テスト病院/);
});
