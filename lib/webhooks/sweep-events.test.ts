import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pino from 'pino';
import { sandboxContext } from '@/db/testing/test-context';
import { until } from '@/db/testing/until';
import { startDrain } from './drain';
import { countRescued } from './inbox-queries';
import { createWebhookListener } from './listener';
import { pruneEvents } from './prune-events';
import { stripeSyncs } from './stripe-syncs';
import { sweepEvents } from './sweep-events';
import { listen } from './testing/listen';
import { paySilently } from './testing/real-sale';
import { openInbox, testSecrets } from './testing/test-inbox';
import { createDrainWaker } from './wake-drain';

const sandbox = await sandboxContext();
const { ctx } = sandbox;
const inbox = openInbox(sandbox.databaseUrl);
const { sql } = inbox;
const listener = createWebhookListener({ ...inbox.receiveDeps, clock: ctx.clock });
const drain = startDrain({ ctx, sql, syncs: stripeSyncs, log: pino({ level: 'silent' }) });
const sweepDeps = { sql, wakeDrain: createDrainWaker(sql) };
after(async () => {
  await drain.stop();
  listener.closeAllConnections();
  listener.close();
  await inbox.close();
  await sandbox.close();
});

const stateOf = async (orderId: string) => (await sql`select state from orders where id = ${orderId}`)[0]?.state;
const count = async (state: string) => (await sql`select 1 from stripe_events where state = ${state}`).length;

test('deliveries of the sandbox complete an order, and the sweep finds nothing to rescue', async () => {
  const url = `${await listen(listener)}/api/webhooks/stripe`;
  await sandbox.control('webhook_endpoints', { url, secret: testSecrets.snapshot[0] });
  const { orderId } = await paySilently(ctx);
  await until('paid by webhook', async () => (await stateOf(orderId)) === 'paid');
  await sandbox.control('deliveries/flush', {});
  const swept = await sweepEvents(ctx, sweepDeps);
  assert.ok(swept.listed >= 4);
  assert.equal(swept.rescued, 0);
  assert.equal(await countRescued(ctx), 0);
});

test('with every delivery dropped, one sweep completes the order and counts what it rescued', async () => {
  await sandbox.control('deliveries', { drop: true });
  const { orderId } = await paySilently(ctx);
  assert.equal(await stateOf(orderId), 'awaiting_payment');
  const { rescued } = await sweepEvents(ctx, sweepDeps);
  assert.ok(rescued >= 4, `${rescued} rescued`);
  await until('paid by the sweep', async () => (await stateOf(orderId)) === 'paid');
  assert.equal(await countRescued(ctx), rescued);
  // Stripe may have said more about the charge meanwhile; what was rescued is not rescued again.
  const again = await sweepEvents(ctx, sweepDeps);
  assert.ok(again.listed > rescued);
  assert.equal(await countRescued(ctx), rescued + again.rescued);
});

test('a sweep turns pages, and one that Stripe interrupts is made good by the next', async () => {
  const made = 120;
  await Promise.all(Array.from({ length: made }, () => ctx.stripe.customers.create({})));
  await sandbox.control('faults', { method: 'GET', path: '/v1/events', nth: 2, times: 3, effect: '500' });
  const customers = async () => (await sql`select 1 from stripe_events where type = 'customer.created'`).length;
  const known = await customers();
  await assert.rejects(sweepEvents(ctx, sweepDeps));
  await sweepEvents(ctx, sweepDeps);
  assert.equal((await customers()) - known, made);
});

test('after days without a sweep the next one begins where the last one ended', async () => {
  await ctx.stripe.customers.create({});
  await sandbox.advanceDays(3);
  await ctx.stripe.customers.create({});
  assert.ok((await sweepEvents(ctx, sweepDeps)).rescued >= 2);
  const [days] =
    await sql`select count(distinct date(occurred_at))::int as n from stripe_events where type = 'customer.created'`;
  assert.equal(days?.n, 2);
});

test('thirty days later the bodies are empty, the facts and hashes stay', async () => {
  await until('all worked off', async () => (await count('new')) + (await count('running')) === 0);
  assert.deepEqual(await pruneEvents(ctx), { emptied: 0 });
  await sandbox.advanceDays(31);
  const [all] = await sql`select count(*)::int as n from stripe_events`;
  assert.deepEqual(await pruneEvents(ctx), { emptied: all?.n });
  const [kept] = await sql`select count(*) filter (where body is null and signature is null)::int as emptied,
    count(body_sha256)::int as hashes from stripe_events`;
  assert.deepEqual({ ...kept }, { emptied: all?.n, hashes: all?.n });
});
