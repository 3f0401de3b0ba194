import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import {
  advanceTo,
  detailsOf,
  sandboxNow,
  untilStatus,
  voucherStatuses,
  waitingAtKonbini,
} from '../testing/konbini-payments';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('nobody pays: an hour after the deadline another payment method is wanted', async () => {
  const intent = await waitingAtKonbini(stripe);
  const { expires_at } = detailsOf(intent);
  await advanceTo(sandbox, expires_at + 3590);
  assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'requires_action');
  await advanceTo(sandbox, expires_at + 3600);
  const failed = await stripe.paymentIntents.retrieve(intent.id);
  assertIncludes(failed, {
    status: 'requires_payment_method',
    latest_charge: null,
    next_action: null,
    payment_method: null,
    last_payment_error: { code: 'payment_intent_payment_attempt_expired', type: 'invalid_request_error' },
  });
  assert.equal(failed.last_payment_error?.payment_method?.id, intent.payment_method);
  assert.deepEqual(await eventsOf(stripe, intent.id), [
    'payment_intent.created',
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
  ]);
  const again = await refusal(
    stripe.paymentIntents.confirm(intent.id, { payment_method: String(intent.payment_method) }),
  );
  assert.match(again.message, /may not be used again/);
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  assert.equal(paid.status, 'succeeded');
});

test('test addresses expire at once or after three minutes, whatever the options say', async () => {
  const now = await sandboxNow(sandbox);
  const atOnce = await waitingAtKonbini(stripe, 'expire_immediately@example.com', { expires_after_days: 30 });
  assert.ok(Math.abs(detailsOf(atOnce).expires_at - now) < 5);
  await untilStatus(stripe, atOnce.id, 'requires_payment_method');
  const later = await waitingAtKonbini(stripe, 'expire_with_delay@example.com', { expires_after_days: 30 });
  assert.ok(Math.abs(detailsOf(later).expires_at - now - 180) < 10);
  await sandbox.control('POST', '/clock', { advanceSeconds: 180 });
  assert.equal((await stripe.paymentIntents.retrieve(later.id)).status, 'requires_payment_method');
});

test('confirming again issues new numbers, a card ends them, and so do another amount and a cancellation', async () => {
  const first = await waitingAtKonbini(stripe);
  const second = await stripe.paymentIntents.confirm(first.id);
  assert.notEqual(detailsOf(second).hosted_voucher_url, detailsOf(first).hosted_voucher_url);
  assert.deepEqual(await voucherStatuses(sandbox, first.id), ['void', 'open']);
  const byCard = await stripe.paymentIntents.confirm(first.id, { payment_method: 'pm_card_visa' });
  assert.equal(byCard.status, 'succeeded');
  assert.deepEqual(await voucherStatuses(sandbox, first.id), ['void', 'void']);

  const repriced = await waitingAtKonbini(stripe);
  const updated = await stripe.paymentIntents.update(repriced.id, { amount: 29_000 });
  assert.deepEqual([updated.status, updated.next_action], ['requires_confirmation', null]);
  assert.deepEqual(await voucherStatuses(sandbox, repriced.id), ['void']);

  const canceled = await waitingAtKonbini(stripe);
  await stripe.paymentIntents.update(canceled.id, { metadata: { order: 'o1' } });
  assert.deepEqual(await voucherStatuses(sandbox, canceled.id), ['open']);
  assert.equal((await stripe.paymentIntents.cancel(canceled.id)).status, 'canceled');
  assert.deepEqual(await voucherStatuses(sandbox, canceled.id), ['void']);
  await sandbox.control('POST', '/clock', { advanceDays: 5 });
  assert.equal((await stripe.paymentIntents.retrieve(canceled.id)).status, 'canceled');
});
