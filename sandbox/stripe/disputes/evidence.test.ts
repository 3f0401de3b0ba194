import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { disputed } from './testing/disputed';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('evidence is staged with submit: false, and sent by the next update that does not say so', async () => {
  const { dispute } = await disputed(sandbox, 'pm_card_createDispute');
  assert.match((await refusal(stripe.disputes.update(dispute.id, { submit: true }))).message, /must provide evidence/);
  await stripe.disputes.update(dispute.id, { metadata: { case_id: '1' } });
  const staged = await stripe.disputes.update(dispute.id, {
    evidence: { customer_name: '検査 花子', service_date: '2026年11月21日' },
    submit: false,
  });
  assertIncludes(staged, {
    status: 'needs_response',
    metadata: { case_id: '1' },
    evidence_details: { has_evidence: true, submission_count: 0 },
  });
  for (const [evidence, param] of [
    [{ uncategorized_text: 'あ'.repeat(20_001) }, 'evidence[uncategorized_text]'],
    [{ customer_name: 'あ'.repeat(5_001) }, 'evidence[customer_name]'],
    [{ receipt: 'file_unknown' }, 'evidence[receipt]'],
  ] as const) {
    assert.equal((await refusal(stripe.disputes.update(dispute.id, { evidence }))).param, param);
  }
  const long = 'a'.repeat(20_000);
  const tooMuch = {
    access_activity_log: long,
    cancellation_policy_disclosure: long,
    cancellation_rebuttal: long,
    duplicate_charge_explanation: long,
    product_description: long,
    refund_policy_disclosure: long,
    refund_refusal_explanation: long,
    uncategorized_text: long,
  };
  assert.match((await refusal(stripe.disputes.update(dispute.id, { evidence: tooMuch }))).message, /limited to 150000/);
  const sent = await stripe.disputes.update(dispute.id, { submit: true });
  assertIncludes(sent, { status: 'under_review', evidence: { customer_name: '検査 花子' } });
});

test('of evidence and acceptance that come together only one counts', async () => {
  const { dispute } = await disputed(sandbox, 'pm_card_createDispute');
  const evidence = { uncategorized_text: 'winning_evidence' };
  const outcomes = await Promise.allSettled([
    stripe.disputes.update(dispute.id, { evidence }),
    stripe.disputes.close(dispute.id),
    stripe.disputes.update(dispute.id, { evidence }),
  ]);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});
