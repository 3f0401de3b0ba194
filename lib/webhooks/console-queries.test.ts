import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripeEvents, webhookRefusals } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { testContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import {
  countDeadEvents,
  type EventState,
  eventsAbout,
  listEvents,
  listEventTypes,
  readEvent,
  refusalsSince,
} from './console-queries';

const none = { state: null, type: null, about: null };

async function addEvent(ctx: Ctx, event: { id: string; type: string; state: EventState; body?: string | null }) {
  const at = ctx.clock.now();
  await ctx.db.insert(stripeEvents).values({
    source: 'snapshot',
    objectId: 'pi_1',
    subjectId: 'pi_1',
    occurredAt: at,
    body: '{}',
    bodySha256: 'x',
    receivedVia: 'webhook',
    runAt: at,
    receivedAt: at,
    ...event,
  });
}

test('the inbox is paged by arrival and narrowed by state, type and id', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  for (const number of [1, 2, 3, 4, 5]) {
    await addEvent(ctx, {
      id: `evt_${number}`,
      type: number % 2 === 0 ? 'charge.updated' : 'payment_intent.succeeded',
      state: number === 3 ? 'dead' : 'done',
    });
  }
  const ids = async (filters: Partial<typeof none> | object, before: number | null = null, size = 10) =>
    (await listEvents(ctx, { filters: { ...none, ...filters }, before, size })).events.map(({ id }) => id);
  assert.deepEqual(await ids({}), ['evt_5', 'evt_4', 'evt_3', 'evt_2', 'evt_1']);
  const first = await listEvents(ctx, { filters: none, before: null, size: 2 });
  assert.deepEqual(await ids({}, first.next, 2), ['evt_3', 'evt_2']);
  assert.deepEqual(await ids({ state: 'dead' }), ['evt_3']);
  assert.deepEqual(await ids({ type: 'charge.updated' }), ['evt_4', 'evt_2']);
  assert.deepEqual(await ids({ about: 'evt_2' }), ['evt_2']);
  assert.deepEqual(await ids({ about: 'pi_1', state: 'dead' }), ['evt_3']);
  assert.deepEqual(await ids({ about: 'pi_2' }), []);
  assert.equal((await listEvents(ctx, { filters: none, before: null, size: 5 })).next, null);
  assert.deepEqual(await listEventTypes(ctx), ['charge.updated', 'payment_intent.succeeded']);
  assert.equal(await countDeadEvents(ctx), 1);
  assert.equal((await eventsAbout(ctx, 'pi_1'))[0]?.id, 'evt_1');
});

test('a body is shown without client secrets, as it is when it is not JSON, and not at all after its retention', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const body = JSON.stringify({ data: { object: { id: 'pi_1', client_secret: 'pi_1_secret_abc' } } });
  const common = { type: 'payment_intent.created', state: 'done' as const };
  await addEvent(ctx, { ...common, id: 'evt_1', body });
  await addEvent(ctx, { ...common, id: 'evt_2', body: 'broken' });
  await addEvent(ctx, { ...common, id: 'evt_3', body: null });
  const shown = (await readEvent(ctx, 'evt_1'))?.body ?? '';
  assert.match(shown, /"client_secret": "\*\*\*"/);
  assert.doesNotMatch(shown, /_secret_/);
  assert.equal((await readEvent(ctx, 'evt_2'))?.body, 'broken');
  assert.equal((await readEvent(ctx, 'evt_3'))?.body, null);
  assert.equal(await readEvent(ctx, 'evt_4'), null);
});

test('no types in an empty inbox; refusals come by day, newest first', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  assert.deepEqual(await listEventTypes(ctx), []);
  const refusal = { source: 'snapshot', reason: 'bad_signature' } as const;
  await ctx.db.insert(webhookRefusals).values([
    { ...refusal, day: '2026-10-01', count: 9 },
    { ...refusal, day: '2026-11-19', count: 2 },
    { ...refusal, day: '2026-11-20', count: 1 },
  ]);
  const rows = await refusalsSince(ctx, new Date('2026-10-20T15:00:00Z'));
  assert.deepEqual(
    rows.map(({ day, count }) => [day, count]),
    [
      ['2026-11-20', 1],
      ['2026-11-19', 2],
    ],
  );
});

test('only operators read the inbox', async () => {
  await using scene = await testContext();
  for (const actor of [
    { kind: 'guest', orderIds: [] },
    { ...operator, roles: ['patient', 'facility'] },
  ] as const) {
    const ctx = scene.as(actor);
    await assert.rejects(listEvents(ctx, { filters: none, before: null, size: 1 }), { code: 'forbidden' });
    await assert.rejects(readEvent(ctx, 'evt_1'), { code: 'forbidden' });
    await assert.rejects(refusalsSince(ctx, ctx.clock.now()), { code: 'forbidden' });
  }
});
