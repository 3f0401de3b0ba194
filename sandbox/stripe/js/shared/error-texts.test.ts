import assert from 'node:assert/strict';
import test from 'node:test';
import { localizeError, validationText } from './error-texts';

const refusal = { type: 'card_error', code: 'card_declined', message: 'Your card has insufficient funds.' };

test('refusals are told in Japanese, by the most precise code', () => {
  const poor = localizeError({ ...refusal, decline_code: 'insufficient_funds' }, 'ja');
  assert.match(poor.message, /不足/);
  assert.equal(poor['decline_code'], 'insufficient_funds');
  assert.match(localizeError({ ...refusal, decline_code: 'not_in_the_table' }, 'ja').message, /拒否/);
  assert.equal(localizeError(refusal, 'en').message, refusal.message);
});

test('failed authentication has Stripe.js’s own text in both languages; other errors pass', () => {
  const failed = { type: 'invalid_request_error', code: 'payment_intent_authentication_failure', message: 'x' };
  assert.match(localizeError(failed, 'ja').message, /認証できませんでした/);
  assert.match(localizeError(failed, 'en').message, /unable to authenticate/);
  assert.equal(localizeError({ type: 'api_error', message: 'boom' }, 'ja').message, 'boom');
  assert.equal(validationText('incomplete_cvc', 'ja'), 'カードのセキュリティコードが不完全です。');
});
