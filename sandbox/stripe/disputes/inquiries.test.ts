import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { advanceSeconds, days, disputed, movementsOf } from './testing/disputed';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const advance = (seconds: number) => advanceSeconds(sandbox, seconds);

test('an inquiry takes no money, leaves the payment refundable, and closes', async () => {
  const { charge, dispute } = await disputed(sandbox, 'pm_card_createDisputeInquiry');
  assertIncludes(dispute, {
    status: 'warning_needs_response',
    is_charge_refundable: true,
    balance_transactions: [],
    payment_method_details: { card: { case_type: 'inquiry' } },
  });
  assert.match((await refusal(stripe.disputes.close(dispute.id))).message, /status of warning_needs_response/);
  const answered = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  assert.equal(answered.status, 'warning_under_review');
  await advance(180);
  assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'warning_closed');
  assert.deepEqual(await eventsOf(stripe, dispute.id), [
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
  ]);
  assert.deepEqual(await movementsOf(stripe, dispute.id), []);
  assert.equal((await stripe.refunds.create({ charge })).status, 'succeeded');
});

test('an inquiry is ended by a full refund, or by time; its deadline passes', async () => {
  const refunded = await disputed(sandbox, 'pm_card_createDisputeInquiry');
  await stripe.refunds.create({ charge: refunded.charge, amount: 10_000 });
  assert.equal((await stripe.disputes.retrieve(refunded.dispute.id)).status, 'warning_needs_response');
  await stripe.refunds.create({ charge: refunded.charge });
  assert.equal((await stripe.disputes.retrieve(refunded.dispute.id)).status, 'warning_closed');
  const { dispute } = await disputed(sandbox, 'pm_card_createDisputeInquiry');
  await advance(days(10));
  const late = await stripe.disputes.retrieve(dispute.id);
  assertIncludes(late, { status: 'warning_needs_response', evidence_details: { past_due: true } });
  const evidence = { uncategorized_text: 'winning_evidence' };
  assert.match((await refusal(stripe.disputes.update(dispute.id, { evidence }))).message, /deadline has passed/);
  await advance(days(111));
  assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'warning_closed');
});

test('an escalated inquiry becomes a dispute about what has not been refunded', async () => {
  const { charge, dispute } = await disputed(sandbox, 'pm_card_createDisputeInquiry');
  await stripe.refunds.create({ charge, amount: 10_000 });
  await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
  await advance(180);
  assertIncludes(await stripe.disputes.retrieve(dispute.id), {
    status: 'needs_response',
    amount: 20_000,
    is_charge_refundable: false,
    payment_method_details: { card: { case_type: 'chargeback' } },
    balance_transactions: [{ net: -21_500 }],
  });
  assert.equal((await refusal(stripe.refunds.create({ charge }))).code, 'charge_disputed');
  await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  await advance(180);
  assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'won');
  assert.equal((await eventsOf(stripe, dispute.id)).filter((type) => type.endsWith('funds_reinstated')).length, 1);
});
