import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { task } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { object, timestamp } from '../protocol/params';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { startReceiver } from '../testing/webhook-receiver';

const ring = task({
  name: 'test.ring',
  payload: z.object({ name: z.string() }),
  run: (call, { name }) => call.emit('charge.updated', { id: name, object: 'bell', rungAt: call.now }),
});

const bells: Family = {
  kinds: [],
  tasks: [ring],
  endpoints: [
    endpoint({
      method: 'POST',
      path: '/v1/bells/{name}',
      params: object({ at: timestamp() }),
      run: async (call, { at }) => {
        await call.schedule(ring, at * 1000, { name: call.at('name') });
        return {};
      },
    }),
  ],
};

const sandbox = await sandboxOfFile({ extraFamilies: [bells] });

async function listen(receiverUrl: string, secret = 'whsec_fixed') {
  await sandbox.control('POST', '/reset');
  return sandbox.control('POST', '/webhook_endpoints', { url: receiverUrl, secret });
}

/** Makes the next attempt due as soon as the last one's failure has been written down. */
async function skipBackOff(): Promise<void> {
  for (;;) {
    const moved = await sandbox.sql`
      update deliveries set due_at = clock_timestamp()
      where state = 'pending' and leased_until is null and due_at > clock_timestamp() + interval '2 seconds' returning id`;
    if (moved.length > 0) return;
    await pause(10);
  }
}

const typeOf = (body: string) => {
  const { type }: { type: string } = JSON.parse(body);
  return type;
};

const idOf = (body: string) => {
  const { id }: { id: string } = JSON.parse(body);
  return id;
};

test('registered endpoints get signed events which the SDK accepts', async () => {
  const receiver = await startReceiver();
  await sandbox.control('POST', '/reset');
  const created = await sandbox.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['customer.created'],
  });
  const secret = created.secret ?? '';
  assert.match(secret, /^whsec_/);
  const read = await sandbox.stripe.webhookEndpoints.retrieve(created.id);
  assert.equal(read.secret, undefined);
  const customer = await sandbox.stripe.customers.create({ name: '通知' });
  await sandbox.stripe.customers.del(customer.id);
  await receiver.until(1);
  const [delivery] = receiver.received;
  const event = sandbox.stripe.webhooks.constructEvent(delivery?.body ?? '', delivery?.signature ?? '', secret);
  assert.equal(event.type, 'customer.created');
  assert.equal(event.pending_webhooks, 1);
  assert.equal(event.request?.id, customer.lastResponse.requestId);
  await sandbox.control('POST', '/deliveries/flush');
  assert.equal((await sandbox.stripe.events.retrieve(event.id)).pending_webhooks, 0);
  assert.deepEqual(
    JSON.parse(JSON.stringify((await sandbox.stripe.events.retrieve(event.id)).data)),
    JSON.parse(JSON.stringify(event.data)),
  );
  assert.equal(receiver.received.length, 1);
  await receiver.stop();
});

test('failures and redirects are tried again with a fresh signature; delivery_success filters', async () => {
  const receiver = await startReceiver((nth) => (nth === 1 ? 500 : nth === 2 ? 302 : 200));
  await listen(receiver.url);
  await sandbox.stripe.customers.create();
  await receiver.until(1);
  const waiting = await sandbox.stripe.events.list({ delivery_success: false });
  assert.deepEqual([waiting.data.length, waiting.data[0]?.pending_webhooks], [1, 1]);
  await receiver.until(2);
  await skipBackOff();
  await receiver.until(3);
  await sandbox.control('POST', '/deliveries/flush');
  assert.equal((await sandbox.stripe.events.list({ delivery_success: true })).data.length, 1);
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1);
  await receiver.stop();
});

test('policies: duplicate, drop with resend, pause', async () => {
  const receiver = await startReceiver();
  await listen(receiver.url);
  await sandbox.control('POST', '/deliveries', { duplicate: 2, reorder: true });
  await sandbox.stripe.customers.create();
  await sandbox.control('POST', '/deliveries/flush');
  assert.equal(receiver.received.length, 3);
  await sandbox.control('POST', '/deliveries', { drop: true });
  const { id } = await sandbox.stripe.customers.create();
  assert.deepEqual(await sandbox.control('POST', '/deliveries/flush'), {
    succeeded: 3,
    failed: 0,
    dropped: 1,
    open: 0,
    waiting: 0,
  });
  const [dropped] = (await sandbox.stripe.events.list({ delivery_success: false })).data;
  assert.equal(dropped?.type, 'customer.created');
  assert.deepEqual(await sandbox.control('POST', `/events/${dropped?.id}/resend`), { deliveries: 1 });
  await receiver.until(4);
  await sandbox.control('POST', '/deliveries', { paused: true });
  await sandbox.stripe.customers.del(id);
  const held = await sandbox.control('POST', '/deliveries/flush');
  assert.equal(receiver.received.length, 4);
  assert.deepEqual(held, { succeeded: 4, failed: 0, dropped: 1, open: 0, waiting: 1 });
  await sandbox.control('POST', '/deliveries', {});
  await receiver.until(5);
  await receiver.stop();
});

test('a rolled secret signs beside the old one', async () => {
  const receiver = await startReceiver();
  await listen(receiver.url, 'whsec_old');
  const [endpointObject] = (await sandbox.stripe.webhookEndpoints.list()).data;
  await sandbox.control('POST', `/webhook_endpoints/${endpointObject?.id}/roll`, { secret: 'whsec_new' });
  await sandbox.stripe.customers.create();
  await receiver.until(1);
  const [{ body, signature } = { body: '', signature: '' }] = receiver.received;
  for (const secret of ['whsec_old', 'whsec_new']) sandbox.stripe.webhooks.constructEvent(body, signature, secret);
  assert.throws(() => sandbox.stripe.webhooks.constructEvent(body, signature, 'whsec_other'));
  await receiver.stop();
});

test('events list by type and types, newest first; each is delivered once', async () => {
  const receiver = await startReceiver();
  await listen(receiver.url);
  const made = await Promise.all(Array.from({ length: 20 }, () => sandbox.stripe.customers.create()));
  await sandbox.stripe.customers.del(made[0]?.id ?? '');
  const types = ['customer.deleted', 'customer.created'];
  const events = await sandbox.stripe.events.list({ types, limit: 100 });
  assert.deepEqual([events.data.length, events.data[0]?.type], [21, 'customer.deleted']);
  assert.equal((await sandbox.stripe.events.list({ type: 'customer.deleted' })).data.length, 1);
  await sandbox.control('POST', '/deliveries/flush');
  assert.deepEqual(new Set(receiver.received.map(({ body }) => idOf(body))), new Set(events.data.map(({ id }) => id)));
  assert.equal(receiver.received.length, 21);
  await receiver.stop();
});

test('advancing the clock runs scheduled work in order at its own time', async () => {
  await sandbox.control('POST', '/reset');
  const now = Math.floor(Date.now() / 1000);
  for (const [name, day] of [
    ['later', 4],
    ['sooner', 2],
    ['never', 9],
  ] as const) {
    const sent = await sandbox.request('POST', `/v1/bells/${name}`, { body: `at=${now + day * 86_400}` });
    assert.equal(sent.status, 200);
  }
  await sandbox.control('POST', '/clock', { advanceDays: 5 });
  const events = (await sandbox.stripe.events.list({ type: 'charge.updated' })).data;
  assert.deepEqual(
    events.map((event) => [event.created, JSON.parse(JSON.stringify(event.data.object)).id, event.request]),
    [
      [now + 4 * 86_400, 'later', null],
      [now + 2 * 86_400, 'sooner', null],
    ],
  );
  const { created } = await sandbox.stripe.customers.create();
  assert.ok(created >= now + 5 * 86_400);
});

test('the request log masks secrets and card numbers; the page says it is simulated', async () => {
  await sandbox.control('POST', '/reset');
  await sandbox.stripe.customers.create({ description: 'card 4242 4242 4242 4242' });
  const log = JSON.stringify(await sandbox.control('GET', '/requests'));
  assert.match(log, /card \*\*\*\*4242/);
  assert.doesNotMatch(log, /4242 4242/);
  const page = await (await fetch(`${sandbox.url}/_sandbox`)).text();
  assert.match(page, /これは模擬環境です/);
  assert.match(page, /customer\.created/);
});

test('a flush awaits the work that is due within a second, and its deliveries', async () => {
  const receiver = await startReceiver();
  await listen(receiver.url);
  await sandbox.stripe.paymentIntents.create({
    amount: 30_000,
    currency: 'jpy',
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  await sandbox.request('POST', '/v1/bells/later', { body: `at=${Math.floor(Date.now() / 1000) + 86_400}` });
  await sandbox.control('POST', '/deliveries/flush');
  const types = receiver.received.map(({ body }) => typeOf(body));
  assert.equal(types.filter((type) => type === 'charge.updated').length, 1);
  assert.equal(types.length, (await sandbox.eventTypes()).length);
  await receiver.stop();
});
