import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout } from '../testing/events-of';
import { paidWith } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const advance = (minutes: number) => sandbox.control('POST', '/clock', { advanceSeconds: minutes * 60 });
const movements = async (source: string) =>
  (await stripe.balanceTransactions.list({ source })).data.map(({ type, net, reporting_category }) => [
    type,
    net,
    reporting_category,
  ]);
const told = async (refund: string) =>
  (await eventsAbout(stripe, refund)).map(({ type, data }) => [type, data.previous_attributes]);

test('…7726: pending until the clock moves on, the money is gone at once', async () => {
  const { id: payment_intent } = await paidWith(stripe, 'pm_card_pendingRefund');
  const made = await stripe.refunds.create({ payment_intent, amount: 10_000 });
  assertIncludes(made, {
    status: 'pending',
    pending_reason: 'processing',
    destination_details: { card: { type: 'pending' } },
  });
  assert.deepEqual(await movements(made.id), [['refund', -10_000, 'refund']]);
  assert.match((await refusal(stripe.refunds.cancel(made.id))).message, /status of pending/);
  await advance(3);
  const arrived = await stripe.refunds.retrieve(made.id, { expand: ['charge'] });
  assertIncludes(arrived, { status: 'succeeded', charge: { amount_refunded: 10_000 } });
  assert.equal(arrived.pending_reason, undefined);
  assert.deepEqual(
    (await told(made.id)).map(([type]) => type),
    ['refund.created', 'refund.updated', 'charge.refund.updated'],
  );
  const [, updated] = await told(made.id);
  assertIncludes(updated?.[1], { status: 'pending', pending_reason: 'processing' });
});

test('…5126: succeeded, then failed: the money is back on the balance and on the charge', async () => {
  const { id: payment_intent, latest_charge } = await paidWith(stripe, 'pm_card_refundFail');
  const made = await stripe.refunds.create({ payment_intent });
  assert.equal(made.status, 'succeeded');
  assert.equal((await stripe.charges.retrieve(String(latest_charge))).refunded, true);
  await advance(3);
  const failed = await stripe.refunds.retrieve(made.id, { expand: ['failure_balance_transaction'] });
  assertIncludes(failed, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: { type: 'refund_failure', net: 30_000, source: made.id },
  });
  assert.deepEqual(await movements(made.id), [
    ['refund_failure', 30_000, 'refund_failure'],
    ['refund', -30_000, 'refund'],
  ]);
  const charge = await stripe.charges.retrieve(String(latest_charge));
  assert.deepEqual([charge.refunded, charge.amount_refunded], [false, 0]);
  assert.deepEqual(await told(made.id), [
    ['refund.created', undefined],
    ['refund.updated', { status: 'succeeded', failure_reason: null, failure_balance_transaction: null }],
    ['charge.refund.updated', { status: 'succeeded', failure_reason: null, failure_balance_transaction: null }],
    ['refund.failed', undefined],
  ]);
  assert.equal((await stripe.refunds.create({ payment_intent, amount: 30_000 })).amount, 30_000);
});

test('a refund that fails under its key is not made twice by sending it again', async () => {
  const { id: payment_intent } = await paidWith(stripe, 'pm_card_refundFail');
  const options = { idempotencyKey: `refund-${payment_intent}` };
  const first = await stripe.refunds.create({ payment_intent }, options);
  await advance(3);
  const again = await stripe.refunds.create({ payment_intent }, options);
  assert.deepEqual([again.id, again.status], [first.id, 'succeeded']);
  assert.equal((await stripe.refunds.list({ payment_intent })).data.length, 1);
});

test('asked to, refunds wait for available funds, and go once there are enough', async () => {
  const own = await sandboxOfFile();
  try {
    await own.control('POST', '/refunds', { needFunds: true });
    const first = await paidWith(own.stripe, 'pm_card_visa');
    await paidWith(own.stripe, 'pm_card_visa', 5_000);
    const waiting = await own.stripe.refunds.create({ payment_intent: first.id });
    assertIncludes(waiting, { status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null });
    await own.control('POST', '/clock', { advanceDays: 1 });
    assert.equal((await own.stripe.refunds.retrieve(waiting.id)).status, 'pending');
    await own.control('POST', '/clock', { advanceDays: 9 });
    const gone = await own.stripe.refunds.retrieve(waiting.id, { expand: ['balance_transaction'] });
    assertIncludes(gone, { status: 'succeeded', balance_transaction: { net: -30_000 } });
    assert.equal(gone.pending_reason, undefined);
    await own.control('POST', '/reset');
    assert.deepEqual(await own.control('GET', '/refunds'), { needFunds: false });
  } finally {
    await own.stop();
  }
});

test('where the money goes back by itself there is no letter to send', async () => {
  const { id: payment_intent } = await paidWith(stripe, 'pm_card_visa');
  const error = await refusal(stripe.refunds.create({ payment_intent, instructions_email: 'hanako@example.com' }));
  assert.deepEqual([error.statusCode, error.param], [400, 'instructions_email']);
});
