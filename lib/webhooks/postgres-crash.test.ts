import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { migrateDatabase } from '@/db/migrate';
import { crashablePostgres } from '@/db/testing/crash-postgres';
import { until } from '@/db/testing/until';
import { createWebhookListener } from './listener';
import { listen } from './testing/listen';
import { type SampleEvent, sampleEvent, sign } from './testing/sample-event';
import { openInbox } from './testing/test-inbox';

const postgres = await crashablePostgres();
await migrateDatabase(postgres.url);
const inbox = openInbox(postgres.url);
const listener = createWebhookListener(inbox.receiveDeps);
after(async () => {
  listener.closeAllConnections();
  listener.close();
  await inbox.close();
  await postgres[Symbol.asyncDispose]();
});

const perSecond = 100;

test('the database crashes under a hundred deliveries a second: every acknowledged event is there', async () => {
  const url = `${await listen(listener)}/api/webhooks/stripe`;
  const acknowledged = new Set<string>();
  const refused: SampleEvent[] = [];
  const post = async (event: SampleEvent) => {
    const headers = { 'stripe-signature': sign(event.body) };
    const response = await fetch(url, { method: 'POST', body: event.body, headers });
    await response.text();
    if (response.status === 200) return acknowledged.add(event.id);
    assert.equal(response.status, 500);
    return refused.push(event);
  };

  const sent: Promise<unknown>[] = [];
  const timer = setInterval(
    () => sent.push(post(sampleEvent('payment_intent.succeeded', { id: 'pi_1' }))),
    1_000 / perSecond,
  );
  const reached = (count: number) => until(`${count} are acknowledged`, () => acknowledged.size >= count, 60_000);
  await reached(150);
  await postgres.crash();
  const before = acknowledged.size;
  await until('twenty are refused', () => refused.length >= 20);
  await postgres.restart();
  await reached(before + 150);
  clearInterval(timer);
  await Promise.all(sent);

  const rows = await inbox.sql<{ id: string }[]>`select id from stripe_events`;
  const stored = new Set(rows.map((row) => row.id));
  assert.deepEqual(
    [...acknowledged].filter((id) => !stored.has(id)),
    [],
  );
  // Stripe delivers again what was not acknowledged: nothing is missing in the end.
  for (const event of refused.splice(0)) await post(event);
  assert.equal(refused.length, 0);
  assert.equal(acknowledged.size, sent.length);
});
