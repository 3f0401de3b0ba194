import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paymentOutcome } from './payment-outcome';

test('what Stripe.js throws is an unknown outcome, never an unanswered press', async () => {
  const failing = [() => Promise.reject(new Error('frame gone')), () => assert.fail('blocked')];
  for (const answer of failing) assert.deepEqual(await paymentOutcome(answer), { ok: false, failure: 'unknown' });
});

test('an intent that was paid before is paid; a decline keeps its reason', async () => {
  assert.deepEqual(await paymentOutcome(async () => ({})), { ok: true });
  for (const status of ['succeeded', 'processing']) {
    const error = { code: 'payment_intent_unexpected_state', payment_intent: { status } };
    assert.deepEqual(await paymentOutcome(async () => ({ error })), { ok: true });
  }
  const error = { code: 'card_declined', decline_code: 'expired_card' };
  assert.deepEqual(await paymentOutcome(async () => ({ error })), { ok: false, failure: 'expired_card' });
});
