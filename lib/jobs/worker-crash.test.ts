import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { migrateDatabase } from '@/db/migrate';
import { crashablePostgres } from '@/db/testing/crash-postgres';
import { receive } from '@/lib/webhooks/receive';
import { delivery, sampleEvent } from '@/lib/webhooks/testing/sample-event';
import { openInbox } from '@/lib/webhooks/testing/test-inbox';
import { until } from '@/lib/webhooks/testing/until';
import { startWorkerProcess } from './testing/start-worker-process';

const postgres = await crashablePostgres();
await migrateDatabase(postgres.url);
const inbox = openInbox(postgres.url);
const { child, says } = startWorkerProcess(postgres.url);
after(async () => {
  child.kill('SIGKILL');
  await inbox.close();
  await postgres[Symbol.asyncDispose]();
});

const runs = async (job: string) => {
  await inbox.sql`select graphile_worker.add_job(${job}, '{}'::json)`;
  const beats = () => inbox.sql`select 1 from job_heartbeats where name = ${job} and succeeded`;
  await until(`${job} beats`, async () => (await beats()).length === 1, 30_000);
};

test('a worker outlives a crash of its database and goes on with inbox and jobs', async () => {
  await until('started', () => says('worker started') && says('looking for jobs'));
  await runs('prune-sign-ins');
  await postgres.crash();
  await postgres.restart();
  await receive(inbox.receiveDeps, delivery(sampleEvent('payment_intent.succeeded', { id: 'pi_unreachable' })));
  const attempted = () => inbox.sql`select 1 from stripe_events where attempts >= 1 and last_error is not null`;
  await until('the drain goes on', async () => (await attempted()).length === 1, 30_000);
  await runs('requeue-mails');
  assert.equal(child.exitCode, null);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});
