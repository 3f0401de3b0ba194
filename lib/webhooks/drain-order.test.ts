import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pino from 'pino';
import { until } from '@/db/testing/until';
import { type Drain, startDrain } from './drain';
import { receive } from './receive';
import { readOrder, watchOrder } from './testing/order-witness';
import { delivery, type SampleEvent, sampleEvent } from './testing/sample-event';
import { shuffled } from './testing/shuffle';
import { openInbox, testInbox } from './testing/test-inbox';
import { makeTwin, twinSyncs } from './testing/twin-sync';

const inbox = await testInbox();
const drains: Drain[] = [];
const others = Array.from({ length: 8 }, () => openInbox(inbox.databaseUrl, { max: 3 }));
after(async () => {
  await Promise.all(drains.map((drain) => drain.stop()));
  await Promise.all(others.map((other) => other.close()));
  await inbox[Symbol.asyncDispose]();
});

const deliver = (events: readonly SampleEvent[]) =>
  Promise.all(events.map((event) => receive(inbox.receiveDeps, delivery(event))));

const isDrained = async () =>
  (await inbox.sql`select 1 from stripe_events where state in ('new', 'running')`).length === 0;

test('eight workers never break the order of an object', async () => {
  await makeTwin(inbox.sql);
  await watchOrder(inbox.sql);
  const objects = Array.from({ length: 20 }, (_, n) => n);
  for (const n of objects) {
    await inbox.sql`insert into twin_objects (id, paid_yen) values (${`pi_${n}`}, 5000), (${`re_${n}`}, 0)`;
  }
  const log = pino({ level: 'silent' });
  drains.push(...others.map(({ ctx, sql }) => startDrain({ ctx, sql, syncs: twinSyncs, log }, { concurrency: 2 })));
  // The syncs of an object alternate, so that no two events can be finished by one call.
  for (let round = 0; round < 20; round += 1) {
    await deliver(shuffled(objects).map((n) => sampleEvent('payment_intent.processing', { id: `pi_${n}` })));
    await deliver(
      shuffled(objects).map((n) => sampleEvent('refund.updated', { id: `re_${n}`, payment_intent: `pi_${n}` })),
    );
  }
  await until('drained', isDrained, 30_000);
  assert.deepEqual(await readOrder(inbox.sql), { events: 800, violations: 0 });
});
