import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import pino from 'pino';
import { until } from '@/db/testing/until';
import { claimEvents } from './claim-events';
import { type Drain, type DrainOptions, drainOnce, startDrain } from './drain';
import type { EventSyncs } from './event-syncs';
import { attemptsMax } from './next-batch';
import { receive } from './receive';
import { delivery, sampleEvent } from './testing/sample-event';
import { testInbox } from './testing/test-inbox';
import { makeTwin, twinSyncs } from './testing/twin-sync';
import { workClaim } from './work-claim';

const inbox = await testInbox();
const { sql, ctx, receiveDeps } = inbox;
await makeTwin(sql);
const log = pino({ level: 'silent' });
const drains: Drain[] = [];
const start = (syncs: EventSyncs, options: DrainOptions = {}) => {
  const drain = startDrain({ ctx, sql, syncs, log }, options);
  drains.push(drain);
  return drain;
};
after(async () => {
  await Promise.all(drains.map((drain) => drain.stop()));
  await inbox[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await Promise.all(drains.splice(0).map((drain) => drain.stop()));
  await sql`delete from stripe_events`;
});

const take = (type: string, object: { id: string; payment_intent?: string }) => {
  const event = sampleEvent(type, object);
  return receive(receiveDeps, delivery(event)).then(() => event.id);
};
const knows = (id: string, paid: number) =>
  sql`insert into twin_objects (id, paid_yen) values (${id}, ${paid}) on conflict (id) do update set paid_yen = ${paid}`;
const stateOf = async (id: string) => (await sql`select state from stripe_events where id = ${id}`)[0]?.state;
const isDone = (id: string) => async () => (await stateOf(id)) === 'done';
const counting = (syncs: EventSyncs) => {
  const fetched: string[] = [];
  const wrap = (kind: keyof EventSyncs) => ({
    fetch: (...[ctx, id]: Parameters<EventSyncs['payment']['fetch']>) => {
      fetched.push(id);
      return syncs[kind].fetch(ctx, id);
    },
  });
  return {
    fetched,
    syncs: { payment: wrap('payment'), refund: wrap('refund'), dispute: wrap('dispute'), cards: wrap('cards') },
  };
};
const failing: EventSyncs = {
  payment: { fetch: () => Promise.reject(new Error('Stripe is away, ask taro@example.com')) },
  refund: twinSyncs.refund,
  dispute: twinSyncs.dispute,
  cards: twinSyncs.cards,
};

test('a delivery wakes the drain at once, long before its poll', async () => {
  start(twinSyncs, { pollMs: 600_000 });
  await knows('pi_wake', 5_000);
  // The first wake may come before LISTEN stands; the second event proves the wake itself.
  await until('the first', isDone(await take('payment_intent.succeeded', { id: 'pi_wake' })), 3_000);
  await until('the second', isDone(await take('payment_intent.succeeded', { id: 'pi_wake' })), 3_000);
});

test('an event whose call got lost is found by the poll', async () => {
  start(twinSyncs, { pollMs: 50 });
  await knows('pi_poll', 5_000);
  const event = sampleEvent('payment_intent.succeeded', { id: 'pi_poll' });
  await receive({ ...receiveDeps, wakeDrain: () => undefined }, delivery(event));
  await until('done', isDone(event.id));
});

test('a burst about one object costs one fetch; what arrives during the fetch costs one more', async () => {
  await knows('pi_burst', 5_000);
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { fetched, syncs } = counting(twinSyncs);
  const gated: EventSyncs = { ...syncs, payment: { fetch: (c, id) => gate.then(() => syncs.payment.fetch(c, id)) } };
  for (let n = 0; n < 40; n += 1) await take('payment_intent.processing', { id: 'pi_burst' });
  start(gated);
  await until('held', async () => (await sql`select 1 from stripe_events where state = 'running'`).length === 40);
  const late = await take('payment_intent.succeeded', { id: 'pi_burst' });
  release();
  await until('late one done', isDone(late));
  assert.equal(fetched.length, 2);
  assert.equal((await sql`select 1 from stripe_events where state = 'done'`).length, 41);
});

test('a failure backs off, holds up only its own object, and is dead after the last attempt', async () => {
  await knows('pi_fine', 5_000);
  const bad = await take('payment_intent.succeeded', { id: 'pi_bad' });
  const behind = await take('refund.created', { id: 're_bad', payment_intent: 'pi_bad' });
  const fine = await take('refund.created', { id: 'pi_fine' });
  const deps = { ctx, sql, syncs: failing, log };
  await drainOnce(deps);
  assert.deepEqual([await stateOf(bad), await stateOf(behind), await stateOf(fine)], ['new', 'new', 'done']);
  const [row] = await sql`select attempts, last_error, extract(epoch from run_at - now())::float8 as wait
    from stripe_events where id = ${bad}`;
  assert.equal(row?.attempts, 1);
  assert.equal(row?.last_error, 'Stripe is away, ask [e-mail]');
  assert.ok(row?.wait > 1 && row?.wait <= 2, `waits ${row?.wait} s`);
  assert.equal(await drainOnce(deps), 0, 'nothing is due');
  for (let attempt = 2; attempt <= attemptsMax; attempt += 1) {
    await sql`update stripe_events set run_at = now() - interval '1 second' where id = ${bad}`;
    assert.equal(await drainOnce(deps), 1);
  }
  assert.equal(await stateOf(bad), 'dead');
  await sql`insert into twin_objects (id, paid_yen, refunded_yen) values ('re_bad', 0, 100)`;
  assert.equal(await drainOnce(deps), 1);
  assert.equal(await stateOf(behind), 'done', 'the object goes on behind a dead letter');
});

test('what contradicts our records is parked as a dead letter with its reason', async () => {
  const outcome = { effect: 'parked', note: 'amount_mismatch' } as const;
  const parking: EventSyncs = { ...twinSyncs, payment: { fetch: async () => async () => outcome } };
  const id = await take('payment_intent.succeeded', { id: 'pi_parked' });
  await drainOnce({ ctx, sql, syncs: parking, log });
  const [row] = await sql`select state, last_error, outcome from stripe_events where id = ${id}`;
  assert.deepEqual({ ...row }, { state: 'dead', last_error: 'amount_mismatch', outcome: 'parked: amount_mismatch' });
});

test('dead letters are settled by the next event about their object that goes well, and no others are', async () => {
  const outcome = { effect: 'parked', note: 'paid_after_expiry' } as const;
  const parking: EventSyncs = { ...twinSyncs, payment: { fetch: async () => async () => outcome } };
  const late = await Promise.all(
    ['payment_intent.processing', 'payment_intent.succeeded'].map((type) => take(type, { id: 'pi_late' })),
  );
  const other = await take('payment_intent.succeeded', { id: 'pi_other' });
  await drainOnce({ ctx, sql, syncs: parking, log });
  assert.deepEqual(await Promise.all([...late, other].map(stateOf)), ['dead', 'dead', 'dead']);
  await knows('pi_late', 5_000);
  await take('payment_intent.succeeded', { id: 'pi_late' });
  await drainOnce({ ctx, sql, syncs: twinSyncs, log });
  assert.deepEqual(await Promise.all([...late, other].map(stateOf)), ['done', 'done', 'dead']);
});

test('the events of a dead worker come back after its lease, and a worker that was only slow finishes nothing', async () => {
  await knows('pi_lease', 7_000);
  const id = await take('payment_intent.succeeded', { id: 'pi_lease' });
  const [slow] = await claimEvents(sql, { objectsMax: 1, leaseMs: 300 });
  assert.ok(slow);
  assert.deepEqual(await claimEvents(sql, { objectsMax: 1, leaseMs: 300 }), [], 'held');
  start(twinSyncs, { pollMs: 50 });
  await until('taken over', isDone(id));
  assert.equal(await workClaim(ctx, twinSyncs, slow), 'lost');
  assert.equal((await sql`select 1 from twin_effects where object_id = 'pi_lease'`).length, 1);
});

test('an event that kills every worker ends as a dead letter', async () => {
  const id = await take('payment_intent.succeeded', { id: 'pi_poison' });
  for (let n = 0; n < attemptsMax; n += 1) {
    assert.equal((await claimEvents(sql, { objectsMax: 1, leaseMs: 60_000 })).length, 1);
    await sql`update stripe_events set lease_until = now() - interval '1 second' where id = ${id}`;
  }
  assert.equal((await claimEvents(sql, { objectsMax: 1, leaseMs: 60_000 })).length, 0);
  assert.equal(await stateOf(id), 'dead');
});

test('a stop finishes the work in hand and takes nothing new', async () => {
  await knows('pi_stop', 5_000);
  let reached = () => {};
  const atFetch = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const gated: EventSyncs = {
    ...twinSyncs,
    payment: {
      fetch: async (c, id) => {
        reached();
        await gate;
        return twinSyncs.payment.fetch(c, id);
      },
    },
  };
  const inHand = await take('payment_intent.succeeded', { id: 'pi_stop' });
  const drain = start(gated);
  await atFetch;
  const later = await take('payment_intent.succeeded', { id: 'pi_stop' });
  const stopped = drain.stop();
  release();
  await stopped;
  assert.deepEqual([await stateOf(inHand), await stateOf(later)], ['done', 'new']);
});
