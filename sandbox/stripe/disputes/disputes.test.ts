import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout, eventsOf } from '../testing/events-of';
import { paidWith } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { advanceSeconds, days, disputed, movementsOf } from './testing/disputed';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const advance = (seconds: number) => advanceSeconds(sandbox, seconds);

test('a dispute takes the amount and a fee from the balance, tells of it, and bars refunds', async () => {
  const { charge, dispute } = await disputed(sandbox, 'pm_card_createDispute');
  assertIncludes(dispute, {
    status: 'needs_response',
    reason: 'fraudulent',
    amount: 30_000,
    charge,
    is_charge_refundable: false,
    evidence_details: { has_evidence: false, past_due: false, submission_count: 0, submission_method: 'not_submitted' },
    payment_method_details: { type: 'card', card: { case_type: 'chargeback', network_reason_code: '10.4' } },
    balance_transactions: [
      {
        type: 'adjustment',
        reporting_category: 'dispute',
        amount: -30_000,
        fee: 1_500,
        net: -31_500,
        status: 'available',
        fee_details: [{ amount: 1_500, type: 'stripe_fee', description: 'Dispute fee' }],
        description: `Chargeback withdrawal for ${charge}`,
        source: dispute.id,
      },
    ],
  });
  const { due_by } = dispute.evidence_details;
  assert.ok(due_by !== null && due_by - dispute.created >= days(7) && due_by - dispute.created < days(11));
  assert.deepEqual(await eventsOf(stripe, dispute.id), ['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
  const [created] = await eventsAbout(stripe, dispute.id);
  assertIncludes(created?.data.object, { status: 'needs_response', balance_transactions: [] });
  assert.equal(created?.request, null);
  assert.equal((await stripe.charges.retrieve(charge)).disputed, true);
  const refused = await refusal(stripe.refunds.create({ charge }));
  assert.deepEqual([refused.statusCode, refused.code], [400, 'charge_disputed']);
  assert.equal(refused.message, `Charge ${charge} has been charged back; cannot issue a refund.`);
  const found = await stripe.disputes.retrieve(dispute.id, { expand: ['charge', 'payment_intent'] });
  assertIncludes(found, { charge: { id: charge }, payment_intent: { latest_charge: charge } });
  assert.equal((await refusal(stripe.disputes.retrieve('du_unknown'))).statusCode, 404);
});

test('winning evidence: under review, won, the money and the fee come back', async () => {
  const { charge, dispute } = await disputed(sandbox, 'pm_card_createDisputeProductNotReceived');
  assert.equal(dispute.reason, 'product_not_received');
  const evidence = { product_description: '検査コース', uncategorized_text: 'winning_evidence' };
  const sent = await stripe.disputes.update(dispute.id, { evidence });
  assertIncludes(sent, {
    status: 'under_review',
    evidence,
    evidence_details: { has_evidence: true, submission_count: 1, submission_method: 'manual' },
  });
  for (const late of [
    () => stripe.disputes.update(dispute.id, { evidence: { customer_name: '検査 花子' } }),
    () => stripe.disputes.update(dispute.id, { submit: true }),
    () => stripe.disputes.close(dispute.id),
  ]) {
    assert.match((await refusal(late())).message, /status of under_review/);
  }
  await advance(180);
  const won = await stripe.disputes.retrieve(dispute.id);
  assert.equal(won.status, 'won');
  assert.deepEqual(await movementsOf(stripe, dispute.id), [
    ['adjustment', 31_500, 'dispute_reversal'],
    ['adjustment', -31_500, 'dispute'],
  ]);
  assert.deepEqual(
    won.balance_transactions.map(({ fee }) => fee),
    [1_500, -1_500],
  );
  assert.deepEqual(await eventsOf(stripe, dispute.id), [
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ]);
  const updated = (await eventsAbout(stripe, dispute.id))[2];
  assert.deepEqual(updated?.data.previous_attributes, {
    evidence: { product_description: null, uncategorized_text: null },
    evidence_details: { has_evidence: false, submission_count: 0, submission_method: 'not_submitted' },
    status: 'needs_response',
  });
  assert.equal((await stripe.charges.retrieve(charge)).disputed, true);
});

test('losing evidence, accepting, and silence lose; other evidence stays under review for 60 days', async () => {
  const card = 'pm_card_createDispute';
  const losing = await disputed(sandbox, card);
  await stripe.disputes.update(losing.dispute.id, { evidence: { uncategorized_text: 'losing_evidence' } });
  const accepted = await disputed(sandbox, card);
  const options = { idempotencyKey: `close-${accepted.dispute.id}` };
  assert.equal((await stripe.disputes.close(accepted.dispute.id, {}, options)).status, 'lost');
  assert.equal((await stripe.disputes.close(accepted.dispute.id, {}, options)).status, 'lost');
  assert.match((await refusal(stripe.disputes.close(accepted.dispute.id))).message, /status of lost/);
  const silent = await disputed(sandbox, card);
  const open = await disputed(sandbox, card);
  await stripe.disputes.update(open.dispute.id, { evidence: { uncategorized_text: '診察券の写し' } });
  await advance(days(10));
  const statusOf = async ({ dispute }: { dispute: Stripe.Dispute }) => stripe.disputes.retrieve(dispute.id);
  assert.equal((await statusOf(losing)).status, 'lost');
  assertIncludes(await statusOf(silent), { status: 'lost', evidence_details: { past_due: true, submission_count: 0 } });
  assert.equal((await statusOf(open)).status, 'under_review');
  for (const { dispute } of [losing, accepted, silent]) {
    assert.deepEqual((await eventsOf(stripe, dispute.id)).filter((type) => type === 'charge.dispute.closed').length, 1);
    assert.deepEqual(await movementsOf(stripe, dispute.id), [['adjustment', -31_500, 'dispute']]);
  }
  await advance(days(51));
  assert.equal((await statusOf(open)).status, 'lost');
});

test('several disputes share the amount; what was refunded in full is not disputed', async () => {
  const { charge } = await disputed(sandbox, 'pm_card_createMultipleDisputes');
  const { data, has_more } = await stripe.disputes.list({ charge, limit: 1 });
  assert.equal(has_more, true);
  const both = await stripe.disputes.list({ charge });
  assert.deepEqual(
    both.data.map(({ amount }) => amount),
    [15_000, 15_000],
  );
  assert.equal(both.data[0]?.id, data[0]?.id);
  for (const { id } of both.data) assert.deepEqual(await movementsOf(stripe, id), [['adjustment', -16_500, 'dispute']]);
  const { latest_charge } = await paidWith(stripe, 'pm_card_createDispute');
  await stripe.refunds.create({ charge: String(latest_charge) });
  await advance(10);
  assert.deepEqual((await stripe.disputes.list({ charge: String(latest_charge) })).data, []);
});

test('a held payment is disputed only once it has been captured', async () => {
  const held = await stripe.paymentIntents.create({
    amount: 30_000,
    currency: 'jpy',
    allowed_payment_method_types: ['card'],
    capture_method: 'manual',
    payment_method: 'pm_card_createDispute',
    confirm: true,
  });
  await advance(60);
  const charge = String(held.latest_charge);
  assert.deepEqual((await stripe.disputes.list({ charge })).data, []);
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 20_000 });
  await advance(60);
  assert.deepEqual(
    (await stripe.disputes.list({ charge })).data.map(({ amount }) => amount),
    [20_000],
  );
});

test('a refund that waits for funds fails when the payment is disputed', async () => {
  await sandbox.control('POST', '/refunds', { needFunds: true });
  const { latest_charge } = await paidWith(stripe, 'pm_card_createDispute', 900_000);
  const charge = String(latest_charge);
  const waiting = await stripe.refunds.create({ charge });
  await sandbox.control('POST', '/refunds', { needFunds: false });
  assert.equal(waiting.pending_reason, 'insufficient_funds');
  await advance(10);
  const failed = await stripe.refunds.retrieve(waiting.id);
  assertIncludes(failed, { status: 'failed', failure_reason: 'charge_for_pending_refund_disputed' });
  assert.equal(failed.failure_balance_transaction, undefined);
  assert.deepEqual(
    (await stripe.disputes.list({ charge })).data.map(({ amount }) => amount),
    [900_000],
  );
});

test('an early fraud warning asks for action until the payment is refunded', async () => {
  const { id: payment_intent } = await paidWith(stripe, 'pm_card_createIssuerFraudRecord');
  await advance(10);
  const [warning] = (await stripe.radar.earlyFraudWarnings.list({ payment_intent })).data;
  assert.ok(warning);
  assertIncludes(warning, { actionable: true, fraud_type: 'made_with_stolen_card' });
  await stripe.refunds.create({ payment_intent });
  assert.equal((await stripe.radar.earlyFraudWarnings.retrieve(warning.id)).actionable, false);
  assert.deepEqual(await eventsOf(stripe, warning.id), [
    'radar.early_fraud_warning.created',
    'radar.early_fraud_warning.updated',
  ]);
});

test('tests may dispute any card payment, now', async () => {
  const { id: payment_intent, latest_charge } = await paidWith(stripe, 'pm_card_visa');
  const answer = await sandbox.control('POST', '/disputes', { payment_intent, claim: 'product_not_received' });
  assert.deepEqual(answer, { charge: latest_charge });
  const [dispute] = (await stripe.disputes.list({ payment_intent })).data;
  assertIncludes(dispute, { status: 'needs_response', reason: 'product_not_received' });
  const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'jpy' });
  await assert.rejects(sandbox.control('POST', '/disputes', { payment_intent: id }), /409.*not_paid/);
});
