import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Stripe } from 'stripe';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { startReceiver } from '../testing/webhook-receiver';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;
const receiver = await startReceiver();
after(receiver.stop);
await sandbox.control('POST', '/webhook_endpoints', { url: receiver.url, secret: 'whsec_thin', payload: 'thin' });

const notifications = () =>
  receiver.received.map(({ body, signature }) => stripe.parseEventNotification(body, signature, 'whsec_thin'));

test('the SDK reads the thin twin of an event, fetches the event and its object', async () => {
  const customer = await stripe.customers.create({ name: '通知' });
  await receiver.until(1);
  const [notification] = notifications();
  assert.ok(notification);
  assert.equal(notification.type, 'v1.customer.created');
  assert.ok('related_object' in notification);
  assert.deepEqual(JSON.parse(JSON.stringify(notification.related_object)), {
    id: customer.id,
    type: 'customer',
    url: `/v1/customers/${customer.id}`,
  });
  assert.equal(notification.reason?.request?.id, customer.lastResponse.requestId);
  const event = await notification.fetchEvent();
  assert.deepEqual([event.id, event.object, event.type], [notification.id, 'v2.core.event', 'v1.customer.created']);
  assert.match(event.created, /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  const [snapshot] = (await stripe.events.list({ type: 'customer.created' })).data;
  assert.equal(event.snapshot_event, snapshot?.id);
  assert.ok('fetchRelatedObject' in notification);
  const related = await notification.fetchRelatedObject();
  assert.equal(related && 'id' in related ? related.id : undefined, customer.id);
  assert.throws(() => stripe.parseEventNotification('{}', 't=1,v1=00', 'whsec_thin'));
  const [{ body, signature } = { body: '', signature: '' }] = receiver.received;
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_thin'));
});

test('thin destinations are no v1 webhook endpoints and get no snapshots', async () => {
  assert.deepEqual((await stripe.webhookEndpoints.list()).data, []);
  const sent = receiver.received.length;
  const intent = await stripe.paymentIntents.create({
    amount: 100,
    currency: 'jpy',
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  await receiver.until(sent + 4);
  await sandbox.control('POST', '/deliveries/flush');
  const types = notifications()
    .slice(sent)
    .map(({ type }) => type)
    .sort();
  assert.deepEqual(types, [
    'v1.charge.succeeded',
    'v1.charge.updated',
    'v1.payment_intent.created',
    'v1.payment_intent.succeeded',
  ]);
  const about = await stripe.v2.core.events.list({ object_id: intent.id });
  assert.deepEqual(
    about.data.map(({ type }) => type),
    ['v1.payment_intent.succeeded', 'v1.payment_intent.created'],
  );
});

test('events list by type and time, page by page', async () => {
  await Promise.all(Array.from({ length: 5 }, () => stripe.customers.create()));
  const seen: string[] = [];
  for await (const event of stripe.v2.core.events.list({ limit: 2, types: ['v1.customer.created'] })) {
    seen.push(event.id);
  }
  assert.equal(new Set(seen).size, 6);
  assert.equal(seen.length, 6);
  const future = Math.floor(Date.now() / 1000) + 3600;
  assert.deepEqual((await stripe.v2.core.events.list({ created: { gte: future } })).data, []);
  const written = encodeURIComponent(new Date(future * 1000).toISOString());
  const { data } = JSON.parse(await (await sandbox.request('GET', `/v2/core/events?created[gte]=${written}`)).text());
  assert.deepEqual(data, []);
  assert.equal((await stripe.v2.core.events.list({ created: { lt: future }, limit: 1 })).data.length, 1);
});

test('errors of /v2 have its shape', async () => {
  const missing = await refusal(stripe.v2.core.events.retrieve('evt_test_unknown'));
  assert.deepEqual([missing.statusCode, missing.code], [404, 'resource_missing']);
  const answer = await sandbox.request('GET', '/v2/core/nothing');
  assert.equal(answer.status, 404);
  const { error } = JSON.parse(await answer.text());
  assert.deepEqual(Object.keys(error).sort(), ['code', 'message', 'type']);
  assert.equal(error.code, 'not_found');
  const wrong = await refusal(stripe.rawRequest('GET', '/v2/core/events?limit=1000'));
  assert.ok(wrong instanceof Stripe.errors.StripeInvalidRequestError);
  assert.equal((await sandbox.request('GET', '/v2/core/events', { headers: { authorization: '' } })).status, 401);
});

test('pausing a type holds its thin twin too', async () => {
  const receiver = await startReceiver();
  await sandbox.control('POST', '/reset');
  await sandbox.control('POST', '/webhook_endpoints', { url: receiver.url, payload: 'thin' });
  await sandbox.control('POST', '/deliveries', { paused: true, types: ['customer.created'] });
  const { id } = await sandbox.stripe.customers.create();
  await sandbox.stripe.customers.del(id);
  const held: { waiting: number } = JSON.parse(JSON.stringify(await sandbox.control('POST', '/deliveries/flush')));
  assert.deepEqual([receiver.received.length, held.waiting], [1, 1]);
  await sandbox.control('POST', '/deliveries', {});
  await receiver.until(2);
  await receiver.stop();
});
