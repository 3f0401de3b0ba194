import assert from 'node:assert/strict';
import test from 'node:test';
import { findMismatch } from '../frame/find-mismatch';
import { mergeElementsOptions, readElementsOptions } from './elements-options';
import { IntegrationError } from './integration-error';
import { readSettings } from './settings';

const deferred = { mode: 'payment', amount: 33_000, currency: 'jpy' };
const refuses = (options: unknown, text: RegExp) =>
  assert.throws(
    () => readElementsOptions(options),
    (error) => error instanceof IntegrationError && error.name === 'IntegrationError' && text.test(error.message),
  );

test('deferred and client-secret options are told apart and checked', () => {
  assert.deepEqual(readElementsOptions(deferred), deferred);
  assert.deepEqual(readElementsOptions({ clientSecret: 'pi_1_secret_2' }), { clientSecret: 'pi_1_secret_2' });
  assert.doesNotThrow(() => readElementsOptions({ mode: 'setup' }));
  refuses({ ...deferred, paymentMethodTypes: ['card'] }, /allowedPaymentMethodTypes/);
  refuses({ clientSecret: 'pi_1_secret_2', payment_method_types: ['card'] }, /allowedPaymentMethodTypes/);
  refuses({ ...deferred, allowedPaymentMethodTypes: [] }, /allowedPaymentMethodTypes should be a non-empty array/);
  refuses({ ...deferred, allowedPaymentMethodTypes: [1] }, /allowedPaymentMethodTypes/);
  assert.doesNotThrow(() => readElementsOptions({ ...deferred, excludedPaymentMethodTypes: [] }));
  refuses({ ...deferred, amount: 0 }, /amount/);
  refuses({ ...deferred, amount: 10.5 }, /amount/);
  refuses({ ...deferred, currency: 'JPY' }, /currency/);
  refuses({ mode: 'pay', amount: 1, currency: 'jpy' }, /mode/);
  refuses({ clientSecret: 'pi_1' }, /clientSecret/);
  refuses({ ...deferred, clientSecret: 'pi_1_secret_2' }, /combined/);
  refuses('pi_1_secret_2', /object/);
});

test('an update may change amounts but neither the secret nor unknown options', () => {
  assert.equal(mergeElementsOptions(deferred, { amount: 500 })['amount'], 500);
  assert.throws(() => mergeElementsOptions(deferred, { clientSecret: 'pi_1_secret_2' }), IntegrationError);
  assert.throws(() => mergeElementsOptions(deferred, { paymentMethodTypes: ['card'] }), /allowedPaymentMethodTypes/);
  assert.throws(() => mergeElementsOptions(deferred, { amount: -1 }), /amount/);
});

test('the publishable key is one, and never a secret key', () => {
  const read = (key: unknown) => readSettings('http://127.0.0.1:1', { key, options: { locale: 'ja' } });
  assert.equal(read('pk_test_1').locale, 'ja');
  assert.throws(() => read('sk_test_1'), /secret key/);
  assert.throws(() => read(undefined), /apiKey should be a string/);
  assert.throws(() => read('pk_live_1'), /test publishable keys/);
});

test('an intent must have what the deferred Elements were drawn for', () => {
  const intent = {
    id: 'pi_1',
    object: 'payment_intent',
    client_secret: 'pi_1_secret_2',
    status: 'requires_payment_method',
    amount: 33_000,
    currency: 'jpy',
    capture_method: 'automatic_async',
    setup_future_usage: null,
  };
  assert.equal(findMismatch(deferred, intent), null);
  assert.equal(findMismatch({ ...deferred, setupFutureUsage: null }, intent), null);
  assert.match(findMismatch({ ...deferred, amount: 1 }, intent) ?? '', /amount \(1\).*expected amount \(33000\)/);
  assert.match(findMismatch({ ...deferred, currency: 'usd' }, intent) ?? '', /currency/);
  assert.match(findMismatch({ ...deferred, setupFutureUsage: 'off_session' }, intent) ?? '', /setup_future_usage/);
  assert.match(findMismatch({ ...deferred, captureMethod: 'manual' }, intent) ?? '', /capture_method/);
  assert.match(findMismatch({ mode: 'setup' }, intent) ?? '', /mode/);
});

test('a list of methods must be the intent’s own, in any order', () => {
  const intent = (allowed: string[] | null) => ({
    id: 'pi_1',
    object: 'payment_intent',
    client_secret: 'pi_1_secret_2',
    status: 'requires_payment_method',
    amount: 33_000,
    currency: 'jpy',
    capture_method: 'automatic_async',
    setup_future_usage: null,
    allowed_payment_method_types: allowed,
  });
  const listed = { ...deferred, allowedPaymentMethodTypes: ['card', 'konbini'] };
  assert.equal(findMismatch(listed, intent(['konbini', 'card'])), null);
  assert.match(findMismatch(listed, intent(['card'])) ?? '', /\(card, konbini\) does not match .* \(card\)/);
  assert.match(findMismatch(listed, intent(null)) ?? '', /configured with automatic_payment_methods/);
  assert.match(findMismatch(deferred, intent(['card'])) ?? '', /using automatic_payment_methods/);
  assert.equal(findMismatch(deferred, intent(null)), null);
});
