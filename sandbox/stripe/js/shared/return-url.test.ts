import assert from 'node:assert/strict';
import test from 'node:test';
import { encodeForm } from './form-encode';
import { type Intent, parseClientSecret } from './intent';
import { buildReturnUrl, isAbsoluteUrl } from './return-url';

const intent = (object: string, status: string): Intent => ({
  id: object === 'setup_intent' ? 'seti_1' : 'pi_1',
  object,
  client_secret: 'pi_1_secret_x',
  status,
});

test('the return_url gets Stripe’s three parameters and keeps its own', () => {
  assert.equal(
    buildReturnUrl('https://shop.example/done?order=5#top', intent('payment_intent', 'succeeded')),
    'https://shop.example/done?order=5&payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x&redirect_status=succeeded#top',
  );
  assert.equal(
    buildReturnUrl('https://shop.example/done', intent('setup_intent', 'requires_payment_method')),
    'https://shop.example/done?setup_intent=seti_1&setup_intent_client_secret=pi_1_secret_x&redirect_status=failed',
  );
  const pending = new URL(buildReturnUrl('https://shop.example/', intent('payment_intent', 'processing')));
  assert.equal(pending.searchParams.get('redirect_status'), 'pending');
});

test('a return_url is absolute and of the web', () => {
  assert.equal(isAbsoluteUrl('https://shop.example/done'), true);
  for (const bad of ['/done', 'javascript:alert(1)', '', undefined]) assert.equal(isAbsoluteUrl(bad), false);
});

test('client secrets name their intent', () => {
  assert.deepEqual(parseClientSecret('pi_3Ab_secret_Xyz'), { kind: 'payment', id: 'pi_3Ab' });
  assert.deepEqual(parseClientSecret('seti_3Ab_secret_Xyz'), { kind: 'setup', id: 'seti_3Ab' });
  for (const bad of ['pi_3Ab', 'sk_test_1', 'cs_1_secret_2', 5, null]) assert.equal(parseClientSecret(bad), null);
});

test('parameters are encoded as Stripe reads them', () => {
  const form = encodeForm({ card: { number: '42', tries: [1, 2] }, off: false, none: null, left: undefined });
  assert.deepEqual(
    [...form],
    [
      ['card[number]', '42'],
      ['card[tries][0]', '1'],
      ['card[tries][1]', '2'],
      ['off', 'false'],
      ['none', ''],
    ],
  );
});
