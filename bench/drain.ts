import pino from 'pino';
import { testDatabase } from '@/db/testing/test-database';
import { until } from '@/db/testing/until';
import { startDrain } from '@/lib/webhooks/drain';
import { receive } from '@/lib/webhooks/receive';
import { readOrder, watchOrder } from '@/lib/webhooks/testing/order-witness';
import { delivery, type SampleEvent, sampleEvent } from '@/lib/webhooks/testing/sample-event';
import { shuffled } from '@/lib/webhooks/testing/shuffle';
import { openInbox } from '@/lib/webhooks/testing/test-inbox';
import { makeTwin, twinSyncs } from '@/lib/webhooks/testing/twin-sync';
import { type Measured, measure, report } from './measure';

// Processed events per second of two workers over a full inbox, beside a bare queue that claims rows one by one and does
// nothing with them; and violations of the order within an object (must be 0).
// Objects are read from a table instead of over HTTP: this measures the drain, not Stripe.
const count = Number(process.env.BENCH_EVENTS ?? 4_000);
const objects = 200;
const log = pino({ level: 'silent' });

type Story = (object: number, n: number) => SampleEvent;
/** Payments and refunds take turns: no event can be finished by its neighbour's sync. */
const alternating: Story = (object, n) =>
  n % 2 === 0
    ? sampleEvent('payment_intent.processing', { id: `pi_${object}` })
    : sampleEvent('refund.updated', { id: `re_${object}`, payment_intent: `pi_${object}` });
/** A burst about the same payments: one sync finishes what is waiting. */
const burst: Story = (object) => sampleEvent('payment_intent.processing', { id: `pi_${object}` });

interface Result {
  readonly perSecond: number;
  readonly violations: number;
}

/** The yardstick of this machine: the simplest queue that PostgreSQL offers, with as many workers. */
async function bareQueue(): Promise<Measured> {
  const inbox = openInbox(await testDatabase(), { max: 16 });
  const { sql } = inbox;
  await sql`create table bare as select n as id, false as done from generate_series(1, ${count}::int) n`;
  await sql`create index on bare (id) where not done`;
  const claims = Array.from({ length: count });
  const measured = await measure(
    claims,
    16,
    () => sql`
    update bare set done = true
     where id = (select id from bare where not done order by id limit 1 for update skip locked)`,
  );
  await inbox.close();
  return measured;
}

async function run(name: string, story: Story): Promise<Result> {
  const databaseUrl = await testDatabase();
  const inbox = openInbox(databaseUrl);
  const { sql } = inbox;
  await makeTwin(sql);
  await watchOrder(sql);
  await sql`insert into twin_objects (id, paid_yen) select 'pi_' || n, 5000 from generate_series(0, ${objects - 1}) n`;
  await sql`insert into twin_objects (id, paid_yen) select 're_' || n, 0 from generate_series(0, ${objects - 1}) n`;
  for (let n = 0; n < count / objects; n += 1) {
    const events = shuffled(Array.from({ length: objects }, (_, object) => story(object, n)));
    await Promise.all(
      events.map((event) => receive({ ...inbox.receiveDeps, wakeDrain: () => undefined }, delivery(event))),
    );
  }
  const workers = [openInbox(databaseUrl), openInbox(databaseUrl)];
  const started = performance.now();
  const drains = workers.map(({ ctx, sql: pool }) =>
    startDrain({ ctx, sql: pool, syncs: twinSyncs, log }, { concurrency: 8 }),
  );
  const left = async () => (await sql`select 1 from stripe_events where state in ('new', 'running') limit 1`).length;
  await until('drained', async () => (await left()) === 0, 600_000);
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(drains.map((drain) => drain.stop()));
  await Promise.all([...workers, inbox].map((one) => one.close()));
  return await print(name, seconds, databaseUrl);
}

async function print(name: string, seconds: number, url: string): Promise<Result> {
  const witness = openInbox(url, { max: 1 });
  const { events, violations } = await readOrder(witness.sql);
  await witness.close();
  const perSecond = events / seconds;
  const rate = `${Math.round(perSecond)} events/s`.padStart(16);
  process.stdout.write(`${name.padEnd(40)}${rate}   ${events} events, order violations: ${violations}\n`);
  return { perSecond, violations };
}

const bare = await bareQueue();
report('bare UPDATE … FOR UPDATE SKIP LOCKED', bare);
const single = await run('alternating syncs, nothing coalesced', alternating);
const coalesced = await run('bursts, coalesced', burst);
const ratio = ({ perSecond }: Result) => (perSecond / bare.perSecond).toFixed(2);
process.stdout.write(`ratio drain / bare queue: ${ratio(single)}\n`);
process.stdout.write(`ratio drain of bursts / bare queue: ${ratio(coalesced)}\n`);
process.exitCode = single.violations + coalesced.violations === 0 ? 0 : 1;
