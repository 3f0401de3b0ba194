import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Stripe } from 'stripe';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { startReceiver } from '../testing/webhook-receiver';

const sandbox = await sandboxOfFile({ lockTimeoutMs: 300 });

const patient = (timeout: number, maxNetworkRetries: number) =>
  new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    telemetry: false,
    timeout,
    maxNetworkRetries,
  });

async function countHung(): Promise<number> {
  const [row] = await sandbox.sql<{ count: number }[]>`
    select count(*)::int as count from objects where kind = 'customer' and data->>'name' = 'hung'`;
  return row?.count ?? 0;
}

test('an answer that never comes: the client gives up, the effect stays, the retry replays it', {
  timeout: 20_000,
}, async () => {
  const rule = { method: 'POST', path: '^/v1/customers$', effect: 'timeout', when: 'after' };
  await sandbox.control('POST', '/faults', rule);
  const error = await refusal(patient(300, 0).customers.create({ name: 'hung' }, { idempotencyKey: 'hung-1' }));
  assert.ok(error instanceof Stripe.errors.StripeConnectionError);
  while ((await countHung()) === 0) await pause(10);
  const customer = await sandbox.stripe.customers.create({ name: 'hung' }, { idempotencyKey: 'hung-1' });
  assert.equal(customer.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal(await countHung(), 1);
});

test('an object held by another request for too long is a 429 lock_timeout that the SDK retries', async () => {
  const { id } = await sandbox.stripe.customers.create({ name: 'held' });
  const holder = await sandbox.sql.reserve();
  await holder`begin`;
  await holder`select 1 from objects where id = ${id} for update`;
  const refused = await sandbox.request('POST', `/v1/customers/${id}`, { body: 'name=changed' });
  const { error } = JSON.parse(await refused.text());
  assert.deepEqual([refused.status, error.code], [429, 'lock_timeout']);
  assert.equal(refused.headers.get('stripe-should-retry'), 'true');
  await holder`rollback`;
  holder.release();
  assert.equal((await patient(5000, 1).customers.update(id, { name: 'changed' })).name, 'changed');
});

test('a body beyond one mebibyte is a 413', async () => {
  const body = `description=${'x'.repeat(1024 * 1024)}`;
  const answer = await sandbox.request('POST', '/v1/customers', { body });
  const { error } = JSON.parse(await answer.text());
  assert.deepEqual([answer.status, error.type], [413, 'invalid_request_error']);
  const fits = await sandbox.request('POST', '/v1/customers', { body: `description=${'x'.repeat(4900)}` });
  assert.equal(fits.status, 200);
});

test('deliveries can be delayed; each attempt is signed at its own time', async () => {
  const receiver = await startReceiver((nth) => (nth === 1 ? 503 : 200));
  await sandbox.control('POST', '/webhook_endpoints', { url: receiver.url, secret: 'whsec_late' });
  await sandbox.control('POST', '/deliveries', { delayMs: 700 });
  const sent = Date.now();
  await sandbox.stripe.customers.create();
  await receiver.until(1);
  assert.ok(Date.now() - sent >= 700);
  await receiver.until(2);
  const times = receiver.received.map(({ signature }) => Number(/^t=(\d+),/.exec(signature)?.[1]));
  assert.ok((times[1] ?? 0) > (times[0] ?? 0), times.join());
  for (const { body, signature } of receiver.received) {
    sandbox.stripe.webhooks.constructEvent(body, signature, 'whsec_late');
  }
  await receiver.stop();
});

test('paths that name nothing are 404 in JSON: badly encoded ones and those beside the API', async () => {
  for (const path of ['/v1/customers/%E0%A4%A', '/v3x/customers', '/nothing']) {
    const answer = await sandbox.request('GET', path);
    const { error } = JSON.parse(await answer.text());
    assert.deepEqual([answer.status, error.type], [404, 'invalid_request_error'], path);
  }
});
