import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPrivateData, type LoggedRequest, readRequestLog } from './private-data';
import { sandboxOfFile } from './sandbox-under-test';

const persons = ['髙橋 花子', 'タカハシ ハナコ', '０９０−１２３４‐５６７８', '隆'];

const asked = (key: 'secret' | 'publishable', path: string, params: object): LoggedRequest => ({
  id: 1,
  method: 'POST',
  path,
  key_kind: key,
  params,
  idempotency_key: 'payment_intent.create:pay_01jdctmri:1',
});

const faults = (request: LoggedRequest) =>
  findPrivateData([request], persons).map((fault) => fault.replace(`${request.method} ${request.path}: `, ''));

test('what may be sent with either key is no finding', () => {
  const konbini = { type: 'konbini', billing_details: { name: '髙橋 花子', email: 'hanako@example.jp' } };
  const number = { konbini: { confirmation_number: '09012345678' } };
  const allowed = [
    asked('secret', '/v1/payment_intents', { description: '検査コース代金', metadata: { order_id: 'ord_01jctmri' } }),
    asked('secret', '/v1/coupons', { name: '割引 2,000円' }),
    asked('secret', '/v1/refunds', { instructions_email: 'hanako@example.jp', amount: '24800' }),
    asked('secret', '/v1/disputes/du_1', { evidence: { access_activity_log: '検査施設で2026年12月1日に利用' } }),
    asked('secret', '/v1/events', { created: { gte: '1763777000' } }),
    asked('secret', '/v1/payment_intents/pi_1/confirm', {
      payment_method_data: konbini,
      payment_method_options: number,
    }),
    asked('publishable', '/v1/payment_methods', { billing_details: { name: '髙橋 花子', address: { country: 'JP' } } }),
    asked('publishable', '/v1/payment_intents/pi_1/confirm', {
      payment_method_data: konbini,
      payment_method_options: number,
      return_url: 'http://127.0.0.1:3000/orders/ord_01jctmri/back',
    }),
  ];
  assert.deepEqual(findPrivateData(allowed, persons), []);
});

for (const { told, request, fault } of [
  { told: 'a part of the body', request: { description: '脳の検査コース代金' }, fault: 'a health word in description' },
  { told: 'a modality', request: { metadata: { course: 'Head MRI' } }, fault: 'a health word in metadata.course' },
  {
    told: 'a word for a parameter',
    request: { metadata: { exam_date: '1' } },
    fault: 'a health word in metadata.exam_date',
  },
  { told: 'an illness in evidence', request: { evidence: { a: 'がん' } }, fault: 'a health word in evidence.a' },
  { told: 'a name in evidence', request: { evidence: { a: '髙橋花子様' } }, fault: 'a person in evidence.a' },
  { told: 'a family name only', request: { evidence: { a: '髙橋様' } }, fault: 'a person in evidence.a' },
  { told: 'a reading in other kana', request: { evidence: { a: 'たかはし' } }, fault: 'a person in evidence.a' },
  { told: 'an unknown name', request: { metadata: { by: '佐藤' } }, fault: 'Japanese text in metadata.by' },
  { told: 'an address', request: { receipt_email: 'x@example.jp' }, fault: 'an e-mail address in receipt_email' },
  {
    told: 'an unknown number',
    request: { shipping: { phone: '03-1234-5678' } },
    fault: 'a telephone number in shipping.phone',
  },
]) {
  test(`${told} is found in what the secret key sent`, () => {
    assert.deepEqual(
      faults(asked('secret', '/v1/payment_intents', request)).filter((found) => found === fault),
      [fault],
    );
  });
}

test('the browser may tell a name and an address for billing, and nothing else', () => {
  const told = (params: object) => faults(asked('publishable', '/v1/payment_intents/pi_1/confirm', params));
  assert.deepEqual(told({ payment_method_data: { billing_details: { name: '肺 花子' } } }), [
    'a health word in payment_method_data.billing_details.name',
  ]);
  assert.deepEqual(told({ payment_method_data: { metadata: { name: '髙橋 花子' } } }), [
    'a person in payment_method_data.metadata.name',
    'Japanese text in payment_method_data.metadata.name',
  ]);
  assert.deepEqual(told({ payment_method_data: { billing_details: { phone: '090-1234-5678' } } }), [
    'a person in payment_method_data.billing_details.phone',
    'a telephone number in payment_method_data.billing_details.phone',
  ]);
});

const sandbox = await sandboxOfFile();

test('a planted request is found in the log of a sandbox, which knows the key of each, over all pages', async () => {
  await sandbox.stripe.customers.create({ name: '髙橋 花子' });
  await sandbox.browser.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } }).catch(() => undefined);
  await sandbox.request('GET', '/v1/customers', { headers: { authorization: 'Bearer nonsense' } });
  for (let batch = 0; batch < 21; batch += 1) {
    await Promise.all(Array.from({ length: 10 }, () => sandbox.request('GET', '/v1/balance')));
  }
  const log = await readRequestLog(sandbox.url);
  assert.equal(log.length, 213);
  assert.equal(new Set(log.map(({ id }) => id)).size, 213);
  assert.deepEqual(
    log.slice(-3).map(({ path, key_kind: kind }) => [path, kind]),
    [
      ['/v1/customers', null],
      ['/v1/payment_methods', 'publishable'],
      ['/v1/customers', 'secret'],
    ],
  );
  assert.deepEqual(findPrivateData(log, persons), [
    'POST /v1/customers: a person in name',
    'POST /v1/customers: Japanese text in name',
  ]);
  const page = await (await fetch(`${sandbox.url}/_sandbox`)).text();
  assert.match(page, /<td>シークレット<\/td>/);
});
