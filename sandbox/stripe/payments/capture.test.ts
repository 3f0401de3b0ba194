import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('manual capture: held, captured in part, or released', async () => {
  const held = await stripe.paymentIntents.create({
    ...cardPayment,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  assert.deepEqual([held.status, held.amount_capturable], ['requires_capture', 30_000]);
  const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 10_000 });
  assert.deepEqual([taken.status, taken.amount_received], ['succeeded', 10_000]);
  const released = await stripe.paymentIntents.create({
    ...cardPayment,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  const canceled = await stripe.paymentIntents.cancel(released.id, { cancellation_reason: 'abandoned' });
  assert.deepEqual(
    [canceled.status, canceled.amount_capturable, canceled.cancellation_reason],
    ['canceled', 0, 'abandoned'],
  );
});

test('a partial capture releases the rest; what was captured can be refunded, no more', async () => {
  const held = await stripe.paymentIntents.create({
    ...cardPayment,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  const over = await refusal(stripe.paymentIntents.capture(held.id, { amount_to_capture: 30_001 }));
  assert.equal(over.code, 'amount_too_large');
  assert.equal((await refusal(stripe.paymentIntents.capture(held.id, { amount_to_capture: 0 }))).statusCode, 400);
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 10_000 });
  const captured = await stripe.charges.retrieve(String(held.latest_charge));
  assert.deepEqual(
    [captured.amount, captured.amount_captured, captured.amount_refunded, captured.refunded],
    [30_000, 10_000, 20_000, false],
  );
  assert.match(
    (await refusal(stripe.refunds.create({ payment_intent: held.id, amount: 10_001 }))).message,
    /greater than unrefunded amount on charge \(¥10000\)/,
  );
  await stripe.refunds.create({ payment_intent: held.id, amount: 4_000 });
  assert.equal((await stripe.refunds.create({ payment_intent: held.id })).amount, 6_000);
  const refunded = await stripe.charges.retrieve(captured.id);
  assert.deepEqual([refunded.amount_refunded, refunded.refunded], [30_000, true]);
  const { data } = await stripe.events.list({
    types: ['charge.captured', 'payment_intent.succeeded', 'charge.refunded'],
  });
  assert.deepEqual(
    data
      .map(({ type }) => type)
      .reverse()
      .slice(-4),
    ['charge.captured', 'payment_intent.succeeded', 'charge.refunded', 'charge.refunded'],
  );
});

test('an uncaptured hold expires after seven days', async () => {
  const held = await stripe.paymentIntents.create({
    ...cardPayment,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  await sandbox.control('POST', '/clock', { advanceDays: 7 });
  const expired = await stripe.paymentIntents.retrieve(held.id);
  assert.deepEqual([expired.status, expired.cancellation_reason], ['canceled', 'automatic']);
  const [event] = (await stripe.events.list({ type: 'charge.expired', limit: 1 })).data;
  assert.equal(JSON.parse(JSON.stringify(event?.data.object)).refunded, true);
  assert.equal((await refusal(stripe.paymentIntents.capture(held.id))).code, 'payment_intent_unexpected_state');
});
