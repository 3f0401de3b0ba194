import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import pino from 'pino';
import { type SandboxContext, sandboxContext } from '@/db/testing/test-context';
import { cloneDatabase } from '@/db/testing/test-database';
import { until } from '@/db/testing/until';
import type { Ctx } from '@/lib/context';
import { drainOnce } from './drain';
import type { EventSyncs } from './event-syncs';
import { receive } from './receive';
import { stripeSyncs } from './stripe-syncs';
import { listEvents, paySilently } from './testing/real-sale';
import { rememberTables } from './testing/rewind';
import { saleState } from './testing/sale-state';
import { delivery, type SampleEvent } from './testing/sample-event';
import { permutations, shuffled } from './testing/shuffle';
import { startDrainChild } from './testing/start-drain-child';
import { type OpenInbox, openInbox } from './testing/test-inbox';

const log = pino({ level: 'silent' });
const sandboxes: SandboxContext[] = [];
after(() => Promise.all(sandboxes.map((sandbox) => sandbox.close())));

async function openSandbox(): Promise<SandboxContext> {
  const sandbox = await sandboxContext();
  sandboxes.push(sandbox);
  return sandbox;
}

/** The inbox over a copy of the sandbox's application database, speaking to the same Stripe. */
async function openCopy({ ctx, databaseUrl }: SandboxContext) {
  const copyUrl = await cloneDatabase(databaseUrl);
  const inbox = openInbox(copyUrl);
  const copyCtx: Ctx = { ...inbox.ctx, stripe: ctx.stripe, clock: ctx.clock };
  return { ...inbox, ctx: copyCtx, databaseUrl: copyUrl };
}

const deliver = (inbox: OpenInbox, events: readonly SampleEvent[]) =>
  Promise.all(events.map((event) => receive(inbox.receiveDeps, delivery(event))));

const isDrained = (inbox: OpenInbox) => async () =>
  (await inbox.sql`select 1 from stripe_events where state in ('new', 'running')`).length === 0;

async function drainAll(inbox: OpenInbox): Promise<void> {
  while ((await drainOnce({ ctx: inbox.ctx, sql: inbox.sql, syncs: stripeSyncs, log })) > 0);
}

/** Sales of which every third was refunded in Stripe's Dashboard; our side has not heard of any of it. */
async function makeSales(sandbox: SandboxContext, count: number): Promise<void> {
  const sell = async (n: number) => {
    const { paymentIntentId } = await paySilently(sandbox.ctx);
    if (n % 3 === 0) await sandbox.ctx.stripe.refunds.create({ payment_intent: paymentIntentId });
  };
  await Promise.all(Array.from({ length: count }, (_, n) => sell(n)));
}

test('five deliveries of real sales in random order on two worker processes leave the same as one delivery', async () => {
  const sandbox = await openSandbox();
  await makeSales(sandbox, 6);
  const events = await listEvents(sandbox.ctx);
  const [once, often] = [await openCopy(sandbox), await openCopy(sandbox)];
  await deliver(once, events);
  await drainAll(once);

  const worker = () => startDrainChild({ databaseUrl: often.databaseUrl, stripeUrl: sandbox.sandboxUrl });
  const workers = await Promise.all([worker(), worker()]);
  for (let wave = 0; wave < 5; wave += 1) {
    const deliveries = deliver(often, shuffled(events));
    if (wave === 2) await often.sql`delete from stripe_events where state = 'done'`;
    await deliveries;
  }
  await until('all drained', isDrained(often));
  await often.sql`delete from stripe_events`;
  await deliver(often, shuffled(events));
  await until('drained after retention', isDrained(often));
  await Promise.all(workers.map((one) => one.stop()));

  const state = await saleState(once.sql);
  assert.deepEqual(await saleState(often.sql), state);
  assert.deepEqual(state.orders.map((order) => order.state).sort(), [
    'paid',
    'paid',
    'paid',
    'paid',
    'refunded',
    'refunded',
  ]);
  assert.equal(state.mails.filter((mail) => mail.template === 'order_paid').length, 6);
  assert.deepEqual(state.unfinished, []);
  const [balance] = await once.sql`select sum(amount_yen)::int as total, count(*)::int as lines from journal_lines`;
  assert.equal(balance?.total, 0);
  assert.ok(balance?.lines > 0);
  await Promise.all([once.close(), often.close()]);
});

for (const { story, refunds, end } of [
  { story: 'a sale', refunds: false, end: 'paid' },
  { story: 'a sale and its refund', refunds: true, end: 'refunded' },
]) {
  test(`every order of the last four events of ${story}, one of them twice, ends in the same state`, async () => {
    const sandbox = await openSandbox();
    const { paymentIntentId } = await paySilently(sandbox.ctx);
    if (refunds) await sandbox.ctx.stripe.refunds.create({ payment_intent: paymentIntentId });
    const copy = await openCopy(sandbox);
    const deps = { ctx: copy.ctx, sql: copy.sql, syncs: remembering(stripeSyncs), log };
    const rewind = await rememberTables(copy.sql);
    const states: Awaited<ReturnType<typeof saleState>>[] = [];
    for (const order of permutations((await listEvents(sandbox.ctx)).slice(-4))) {
      for (const event of order.toSpliced(randomInt(5), 0, ...shuffled(order).slice(0, 1))) {
        await deliver(copy, [event]);
        await drainOnce(deps);
      }
      states.push(await saleState(copy.sql));
      assert.deepEqual(states.at(-1), states[0], order.map((event) => event.type).join(', '));
      await rewind();
    }
    await copy.close();
    assert.equal(states.length, 24);
    assert.deepEqual(
      states[0]?.orders.map((order) => order.state),
      [end],
    );
    assert.deepEqual(states[0]?.unfinished, []);
  });
}

/** Stripe's answers do not change in this story, so each sale is asked for once. What a refund asks depends on our books. */
function remembering(syncs: EventSyncs): EventSyncs {
  const answers = new Map<string, ReturnType<EventSyncs['payment']['fetch']>>();
  const payment: EventSyncs['payment'] = {
    fetch: (ctx, id) => {
      const answer = answers.get(id) ?? syncs.payment.fetch(ctx, id);
      answers.set(id, answer);
      return answer;
    },
  };
  return { ...syncs, payment };
}

test('a sale survives the death of its worker at every step of the drain', async () => {
  const sandbox = await openSandbox();
  await makeSales(sandbox, 1);
  const events = await listEvents(sandbox.ctx);
  const calm = await openCopy(sandbox);
  await deliver(calm, events);
  await drainAll(calm);
  const expected = await saleState(calm.sql);
  await calm.close();
  assert.deepEqual(
    expected.orders.map((order) => order.state),
    ['refunded'],
  );

  const dieAt = async (struck: Awaited<ReturnType<typeof openCopy>>, crashPoint: string) => {
    await deliver(struck, events);
    const options = { databaseUrl: struck.databaseUrl, stripeUrl: sandbox.sandboxUrl, leaseMs: 700 };
    const killed = await startDrainChild({ ...options, crashPoint });
    assert.equal(await killed.exitCode, 137, crashPoint);
    const survivor = await startDrainChild(options);
    await until(`drained after ${crashPoint}`, isDrained(struck), 30_000);
    await survivor.stop();
    assert.deepEqual(await saleState(struck.sql), expected, crashPoint);
    await struck.close();
  };
  const deaths: Promise<void>[] = [];
  for (const step of ['claimed', 'fetched', 'applied_before_commit', 'committed'])
    deaths.push(dieAt(await openCopy(sandbox), `drain.${step}`));
  await Promise.all(deaths);
});
