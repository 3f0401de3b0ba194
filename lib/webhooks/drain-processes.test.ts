import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import pino from 'pino';
import { startDrain } from './drain';
import { receive } from './receive';
import { hashBooks } from './testing/books';
import { delivery, type SampleEvent, sampleEvent } from './testing/sample-event';
import { startDrainChild } from './testing/start-drain-child';
import { openInbox, testInbox } from './testing/test-inbox';
import { makeTwin, twinSyncs } from './testing/twin-sync';
import { until } from './testing/until';

type Inbox = Awaited<ReturnType<typeof testInbox>>;
const opened: Inbox[] = [];
after(() => Promise.all(opened.map((inbox) => inbox[Symbol.asyncDispose]())));

async function openTwin(): Promise<Inbox> {
  const inbox = await testInbox();
  opened.push(inbox);
  await makeTwin(inbox.sql);
  return inbox;
}

const sales = Array.from({ length: 12 }, (_, n) => ({ intent: `pi_${n}`, refund: n % 3 === 0 ? `re_${n}` : null }));

async function makeSales({ sql }: Inbox): Promise<void> {
  for (const [n, { intent, refund }] of sales.entries()) {
    await sql`insert into twin_objects (id, paid_yen) values (${intent}, ${15_000 + n})`;
    if (refund !== null)
      await sql`insert into twin_objects (id, paid_yen, refunded_yen) values (${refund}, 0, ${15_000 + n})`;
  }
}

const saleEvents = (): SampleEvent[] =>
  sales.flatMap(({ intent, refund }) => [
    sampleEvent('payment_intent.created', { id: intent }, `evt_created_${intent}`),
    sampleEvent('charge.succeeded', { id: `ch_${intent}`, payment_intent: intent }, `evt_charge_${intent}`),
    sampleEvent('payment_intent.succeeded', { id: intent }, `evt_succeeded_${intent}`),
    ...(refund === null
      ? []
      : [
          sampleEvent('refund.created', { id: refund, payment_intent: intent }, `evt_refund_${refund}`),
          sampleEvent('charge.refunded', { id: `ch_${intent}`, payment_intent: intent }, `evt_refunded_${refund}`),
        ]),
  ]);

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return Array.from(items, () => left.splice(randomInt(left.length), 1)).flat();
}

const deliver = (inbox: Inbox, events: readonly SampleEvent[]) =>
  Promise.all(events.map((event) => receive(inbox.receiveDeps, delivery(event))));

const isDrained =
  ({ sql }: Inbox) =>
  async () =>
    (await sql`select 1 from stripe_events where state in ('new', 'running')`).length === 0;

const effects = ({ sql }: Inbox) => sql`select object_id, note from twin_effects order by object_id, note`;

test('five deliveries of everything in random order on two processes leave the same books as one', async () => {
  const [once, often] = [await openTwin(), await openTwin()];
  await Promise.all([makeSales(once), makeSales(often)]);
  await deliver(once, saleEvents());
  const single = startDrain({ ...once, syncs: twinSyncs, log: pino({ level: 'silent' }) });
  await until('one delivery drained', isDrained(once));
  await single.stop();

  const workers = await Promise.all([startDrainChild(often.databaseUrl), startDrainChild(often.databaseUrl)]);
  for (let wave = 0; wave < 5; wave += 1) {
    const deliveries = deliver(often, shuffled(saleEvents()));
    // Retention is over for what is done already: only the facts in the books know it now.
    if (wave === 2) await often.sql`delete from stripe_events where state = 'done'`;
    await deliveries;
  }
  await until('all drained', isDrained(often));
  await often.sql`delete from stripe_events`;
  await deliver(often, shuffled(saleEvents()));
  await until('drained once more', isDrained(often));
  assert.deepEqual(await Promise.all(workers.map((worker) => worker.stop())), [0, 0]);

  assert.equal(await hashBooks(often.sql), await hashBooks(once.sql));
  assert.deepEqual(await effects(often), await effects(once));
  const [left] = await often.sql`select count(*)::int as n from stripe_events where state <> 'done'`;
  assert.equal(left?.n, 0);
});

for (const crashPoint of ['drain.claimed', 'drain.fetched', 'drain.applied_before_commit', 'drain.committed']) {
  test(`a worker killed at ${crashPoint} loses nothing and books nothing twice`, async () => {
    const inbox = await openTwin();
    await inbox.sql`insert into twin_objects (id, paid_yen) values ('pi_crash', 20000)`;
    await deliver(inbox, [
      sampleEvent('payment_intent.succeeded', { id: 'pi_crash' }),
      sampleEvent('charge.succeeded', { id: 'ch_crash', payment_intent: 'pi_crash' }),
    ]);
    const killed = await startDrainChild(inbox.databaseUrl, { leaseMs: 500, crashPoint });
    assert.equal(await killed.exitCode, 137);
    const survivor = await startDrainChild(inbox.databaseUrl, { leaseMs: 500 });
    await until('drained', isDrained(inbox));
    assert.equal(await survivor.stop(), 0);
    const states = await inbox.sql`select state from stripe_events`;
    assert.deepEqual(
      states.map((row) => row.state),
      ['done', 'done'],
    );
    assert.equal((await effects(inbox)).length, 1);
    const [books] = await inbox.sql`select count(*)::int as lines, sum(amount_yen)::int as total from journal_lines`;
    assert.deepEqual({ ...books }, { lines: 2, total: 0 });
  });
}

test('eight workers never break the order of an object', async () => {
  const inbox = await openTwin();
  await inbox.sql.unsafe(`
    create table finished (position bigint generated always as identity, object_id text, sequence bigint);
    create function note_finish() returns trigger language plpgsql as $$ begin
      insert into finished (object_id, sequence) values (new.object_id, new.sequence); return new; end $$;
    create trigger note_finish after update on stripe_events for each row
      when (new.state = 'done' and old.state <> 'done') execute function note_finish();`);
  const objects = Array.from({ length: 20 }, (_, n) => n);
  for (const n of objects) {
    await inbox.sql`insert into twin_objects (id, paid_yen) values (${`pi_${n}`}, 5000), (${`re_${n}`}, 0)`;
  }
  const others = Array.from({ length: 8 }, () => openInbox(inbox.databaseUrl, { max: 3 }));
  const log = pino({ level: 'silent' });
  const drains = others.map(({ ctx, sql }) => startDrain({ ctx, sql, syncs: twinSyncs, log }, { concurrency: 2 }));
  // The syncs of an object alternate, so that no two events can be finished by one call.
  for (let round = 0; round < 20; round += 1) {
    await deliver(
      inbox,
      shuffled(objects).map((n) => sampleEvent('payment_intent.processing', { id: `pi_${n}` })),
    );
    await deliver(
      inbox,
      shuffled(objects).map((n) => sampleEvent('refund.updated', { id: `re_${n}`, payment_intent: `pi_${n}` })),
    );
  }
  await until('drained', isDrained(inbox), 30_000);
  await Promise.all(drains.map((drain) => drain.stop()));
  await Promise.all(others.map((other) => other.close()));
  const [finished] = await inbox.sql`
    select count(*)::int as events, count(*) filter (where sequence < before)::int as violations from (
      select sequence, lag(sequence) over (partition by object_id order by position) as before from finished) ordered`;
  assert.deepEqual({ ...finished }, { events: 800, violations: 0 });
});
