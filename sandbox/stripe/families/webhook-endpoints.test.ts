import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { eventTypes } from '../webhooks/event-types';

const sandbox = await sandboxOfFile();

test('an endpoint listens only to types of events that there are', async () => {
  const listen = (type: string) =>
    sandbox.request('POST', '/v1/webhook_endpoints', {
      body: `url=http://127.0.0.1:9/hook&enabled_events[]=${type}`,
    });
  for (const type of ['*', 'charge.updated', 'payment_intent.succeeded', 'refund.failed']) {
    assert.equal((await listen(type)).status, 200, type);
  }
  for (const type of ['charge.*', 'payment_intent.suceeded', 'v1.charge.updated', 'charge']) {
    const refused = await listen(type);
    assert.equal(refused.status, 400, type);
    assert.match(await refused.text(), /is not an event type/);
  }
});

test('the types are those of the SDK', async () => {
  const resource = new URL('../../../node_modules/stripe/esm/resources/WebhookEndpoints.d.ts', import.meta.url);
  const [, union = ''] = /type EnabledEvent = ([^;]+);/.exec(await readFile(resource, 'utf8')) ?? [];
  const named = new Set([...union.matchAll(/'([\w.]+)'/g)].map(([, type]) => type ?? ''));
  assert.ok(named.size > 100);
  assert.deepEqual(eventTypes, named);
});
