import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { withHeartbeat } from '@/lib/jobs/heartbeat';
import { receive } from '@/lib/webhooks/receive';
import { delivery, sampleEvent } from '@/lib/webhooks/testing/sample-event';
import { openInbox, testInbox } from '@/lib/webhooks/testing/test-inbox';
import { checkHealth } from './check-health';
import { readJobs } from './read-health';

const deployment = { mode: 'test', version: '1.2.3' } as const;

const inbox = await testInbox();
after(() => inbox[Symbol.asyncDispose]());

test('reports inbox, jobs, mode and version', async () => {
  const { ctx, sql } = inbox;
  for (const type of ['payment_intent.succeeded', 'payment_intent.created', 'price.created']) {
    await receive(inbox.receiveDeps, delivery(sampleEvent(type, { id: 'pi_1' })));
  }
  await sql`update stripe_events set received_at = now() - interval '90 seconds' where type = 'payment_intent.created'`;
  await sql`update stripe_events set state = 'dead', received_via = 'sweep' where type = 'payment_intent.succeeded'`;
  await receive(inbox.receiveDeps, { body: '{}', signature: null, source: 'snapshot' });
  await inbox.receiveDeps.refusals.flush();
  await withHeartbeat(ctx, { name: 'prune-sign-ins', everySeconds: 86_400 }, async () => undefined);
  await assert.rejects(
    withHeartbeat(ctx, { name: 'expire-orders', everySeconds: 60 }, () => Promise.reject(new Error('no'))),
  );
  await sql`update job_heartbeats set finished_at = now() - interval '10 minutes' where name = 'expire-orders'`;

  const report = await checkHealth(ctx, deployment);
  assert.equal(report.status, 'ok');
  assert.deepEqual([report.mode, report.version], ['test', '1.2.3']);
  assert.ok(report.inbox && report.jobs);
  const { oldestUnprocessedSeconds, ...counted } = report.inbox;
  assert.deepEqual(counted, {
    new: 1,
    running: 0,
    dead: 1,
    done: 0,
    ignored: 1,
    rescued: 1,
    refused: { bad_signature: 1 },
  });
  assert.ok(oldestUnprocessedSeconds !== null && Math.abs(oldestUnprocessedSeconds - 90) <= 2);
  const job = (name: string) => report.jobs?.find((one) => one.name === name);
  assert.deepEqual([job('prune-sign-ins')?.succeeded, job('prune-sign-ins')?.isLate], [true, false]);
  assert.deepEqual([job('expire-orders')?.succeeded, job('expire-orders')?.isLate], [false, true]);
  assert.equal(job('sweep-events')?.lastBeatSecondsAgo, null);
});

test('a job that never ran is late once a worker has known it for longer than its interval', async () => {
  await inbox.sql`insert into graphile_worker._private_known_crontabs (identifier, known_since)
    values ('sweep-events', now() - interval '16 minutes'), ('prune-mails', now() - interval '2 hours')`;
  const job = async (name: string) => (await readJobs(inbox.ctx)).find((one) => one.name === name);
  assert.deepEqual(
    [(await job('sweep-events'))?.isLate, (await job('sweep-events'))?.lastBeatSecondsAgo],
    [true, null],
  );
  assert.equal((await job('prune-mails'))?.isLate, false);
  await inbox.sql`update graphile_worker._private_known_crontabs set known_since = now() - interval '26 hours'`;
  assert.equal((await job('prune-mails'))?.isLate, true);
});

test('a database that answers slowly is slow, not away', async () => {
  await inbox.sql.begin(async (tx) => {
    await tx`lock table stripe_events in access exclusive mode`;
    const started = performance.now();
    const report = await checkHealth(inbox.ctx, deployment);
    assert.ok(performance.now() - started < 3_000);
    assert.deepEqual([report.status, report.database, report.inbox], ['ok', 'slow', undefined]);
  });
});

test('says within three seconds that the database is away, refusing or silent', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  assert.ok(address !== null && typeof address === 'object');
  for (const port of [address.port, 1]) {
    const away = openInbox(`postgres://postgres:pw@127.0.0.1:${port}/none`);
    const started = performance.now();
    const report = await checkHealth(away.ctx, deployment);
    assert.ok(performance.now() - started < 3_000);
    assert.deepEqual([report.status, report.database, report.inbox], ['unavailable', 'away', undefined]);
    const closed = away.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  silent.close();
});
