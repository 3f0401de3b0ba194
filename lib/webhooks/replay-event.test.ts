import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pino from 'pino';
import { operator } from '@/db/testing/actors';
import type { Actor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { drainOnce } from './drain';
import type { EventSyncs } from './event-syncs';
import { receive } from './receive';
import { replayEvent } from './replay-event';
import { delivery, sampleEvent } from './testing/sample-event';
import { testInbox } from './testing/test-inbox';
import { makeTwin, twinSyncs } from './testing/twin-sync';

const inbox = await testInbox();
after(() => inbox[Symbol.asyncDispose]());
const { sql } = inbox;
await makeTwin(sql);
const ctx: Ctx = { ...inbox.ctx, actor: operator };
const log = pino({ level: 'silent' });

async function takeDead(intent: string): Promise<string> {
  const event = sampleEvent('payment_intent.succeeded', { id: intent });
  await receive(inbox.receiveDeps, delivery(event));
  const parked = { effect: 'parked', note: 'order_mismatch' } as const;
  const parking: EventSyncs = { ...twinSyncs, payment: { fetch: async () => async () => parked } };
  await drainOnce({ ctx: inbox.ctx, sql, syncs: parking, log });
  return event.id;
}
const rowOf = async (id: string) => ({
  ...(await sql`select state, outcome, last_error from stripe_events where id = ${id}`)[0],
});

test('a dead letter is replayed once its cause is gone; a second replay has no effect', async () => {
  const eventId = await takeDead('pi_dead');
  assert.equal((await rowOf(eventId)).state, 'dead');
  const failed = await replayEvent(ctx, { eventId }, twinSyncs);
  assert.equal(failed.ok, false, 'Stripe does not know it yet');
  assert.equal((await rowOf(eventId)).state, 'dead');

  await sql`insert into twin_objects (id, paid_yen) values ('pi_dead', 9000)`;
  assert.deepEqual(await replayEvent(ctx, { eventId }, twinSyncs), { ok: true, effect: 'applied', note: 'booked' });
  assert.deepEqual(await rowOf(eventId), { state: 'done', outcome: 'applied: booked', last_error: null });
  assert.deepEqual(await replayEvent(ctx, { eventId }, twinSyncs), { ok: true, effect: 'none', note: 'booked before' });
  assert.deepEqual(await rowOf(eventId), { state: 'done', outcome: 'applied: booked', last_error: null });
  assert.equal((await sql`select 1 from twin_effects where object_id = 'pi_dead'`).length, 1);
  const audit = await sql`select actor_id, after from audit_log where subject_id = ${eventId} order by at, id`;
  assert.deepEqual(
    audit.map((row) => row.actor_id),
    [operator.userId, operator.userId],
  );
});

test('what still contradicts stays dead', async () => {
  const eventId = await takeDead('pi_still');
  const note = 'amount_mismatch';
  const syncs: EventSyncs = { ...twinSyncs, payment: { fetch: async () => async () => ({ effect: 'parked', note }) } };
  assert.deepEqual(await replayEvent(ctx, { eventId }, syncs), { ok: true, effect: 'parked', note });
  assert.deepEqual([(await rowOf(eventId)).state, (await rowOf(eventId)).last_error], ['dead', note]);
});

test('what a worker still has, what nobody routes, what does not exist and who may not are refused', async () => {
  const waiting = sampleEvent('payment_intent.succeeded', { id: 'pi_waiting' });
  const ignored = sampleEvent('price.created', { id: 'price_1' });
  for (const event of [waiting, ignored]) await receive(inbox.receiveDeps, delivery(event));
  const replay = (id: string, as: Ctx = ctx) => replayEvent(as, { eventId: id }, twinSyncs);
  assert.deepEqual(await replay(waiting.id), { ok: false, reason: 'in_progress' });
  assert.deepEqual(await replay(ignored.id), { ok: false, reason: 'nothing_to_do' });
  await assert.rejects(replay('evt_unknown'), { code: 'not_found' });
  const patient: Actor = { ...operator, roles: ['patient'] };
  for (const actor of [patient, inbox.ctx.actor, { kind: 'guest', orderIds: [] } as const]) {
    await assert.rejects(replay(waiting.id, { ...ctx, actor }), { code: 'forbidden' });
  }
});
