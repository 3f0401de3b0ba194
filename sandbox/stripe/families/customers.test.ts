import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();

const isInvalid = (expected: object) => (error: unknown) => {
  assert.ok(error instanceof Stripe.errors.StripeInvalidRequestError);
  assertIncludes({ ...error, message: error.message }, expected);
  return true;
};

test('create answers the complete object and emits customer.created', async () => {
  const customer = await sandbox.stripe.customers.create({
    email: 'a@example.com',
    name: '検査 太郎',
    address: { country: 'JP', postal_code: '1000001' },
    preferred_locales: ['ja'],
    metadata: { patient: '7' },
  });
  assert.match(customer.id, /^cus_\w{14}$/);
  assert.equal(customer.livemode, false);
  assert.deepEqual(customer.metadata, { patient: '7' });
  assert.deepEqual(customer.preferred_locales, ['ja']);
  assert.deepEqual(customer.address, {
    city: null,
    country: 'JP',
    line1: null,
    line2: null,
    postal_code: '1000001',
    state: null,
  });
  assert.match(customer.lastResponse.requestId, /^req_/);
  const [event] = (await sandbox.stripe.events.list({ type: 'customer.created', limit: 1 })).data;
  assert.equal(event?.type, 'customer.created');
  assertIncludes(event?.data.object, { id: customer.id, name: '検査 太郎' });
  assert.equal(event?.request?.id, customer.lastResponse.requestId);
  assert.match(event?.request?.idempotency_key ?? '', /^stripe-node-retry-/);
});

test('update changes only what is given; empty strings unset; the event carries the former values', async () => {
  const created = await sandbox.stripe.customers.create({ name: 'A', phone: '03', metadata: { a: '1', b: '2' } });
  const updated = await sandbox.stripe.customers.update(created.id, { name: '', metadata: { a: '', c: '3' } });
  assert.equal(updated.name, null);
  assert.equal(updated.phone, '03');
  assert.deepEqual(updated.metadata, { b: '2', c: '3' });
  const [event] = (await sandbox.stripe.events.list({ type: 'customer.updated', limit: 1 })).data;
  assert.deepEqual(event?.data.previous_attributes, { name: 'A', metadata: { a: '1', c: null } });
});

test('an update that changes nothing emits nothing', async () => {
  const created = await sandbox.stripe.customers.create({ name: 'same' });
  const before = await sandbox.eventTypes();
  await sandbox.stripe.customers.update(created.id, { name: 'same' });
  assert.deepEqual(await sandbox.eventTypes(), before);
});

test('delete leaves a tombstone which cannot be updated', async () => {
  const { id } = await sandbox.stripe.customers.create();
  assert.deepEqual(plain(await sandbox.stripe.customers.del(id)), { id, object: 'customer', deleted: true });
  assert.deepEqual(plain(await sandbox.stripe.customers.retrieve(id)), { id, object: 'customer', deleted: true });
  const missing = { statusCode: 404, code: 'resource_missing', param: 'id', message: `No such customer: '${id}'` };
  await assert.rejects(sandbox.stripe.customers.update(id, { name: 'x' }), isInvalid(missing));
  assert.equal((await sandbox.eventTypes()).at(-1), 'customer.deleted');
});

test('lists newest first, pages both ways, filters by email and time', async () => {
  const email = 'many@example.com';
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await sandbox.stripe.customers.create({ email })).id);
  const first = await sandbox.stripe.customers.list({ email, limit: 2 });
  assert.deepEqual(
    first.data.map(({ id }) => id),
    ids.slice(0, 2),
  );
  assert.equal(first.has_more, true);
  assert.equal(first.url, '/v1/customers');
  const all = await sandbox.stripe.customers.list({ email, limit: 2 }).autoPagingToArray({ limit: 50 });
  assert.deepEqual(
    all.map(({ id }) => id),
    ids,
  );
  const back = await sandbox.stripe.customers.list({ email, limit: 2, ending_before: ids[4] ?? '' });
  assert.deepEqual(
    back.data.map(({ id }) => id),
    ids.slice(2, 4),
  );
  assert.equal(
    (await sandbox.stripe.customers.list({ created: { gt: Math.ceil(Date.now() / 1000) + 60 } })).data.length,
    0,
  );
});

test('concurrent updates of one customer wait for each other', async () => {
  const { id } = await sandbox.stripe.customers.create();
  const keys = Array.from({ length: 10 }, (_, n) => `k${n}`);
  await Promise.all(keys.map((key) => sandbox.stripe.customers.update(id, { metadata: { [key]: 'x' } })));
  const customer = await sandbox.stripe.customers.retrieve(id);
  assert.ok(!customer.deleted);
  assert.deepEqual(Object.keys(customer.metadata).sort(), keys);
});

test('a payment method of nobody cannot become the default', async () => {
  const params = { invoice_settings: { default_payment_method: 'pm_none' } };
  const expected = { statusCode: 400, code: 'resource_missing', message: "No such PaymentMethod: 'pm_none'" };
  await assert.rejects(sandbox.stripe.customers.create(params), isInvalid(expected));
});

function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
