import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { migrateDatabase } from '@/db/migrate';
import { crashablePostgres } from '@/db/testing/crash-postgres';
import { until } from '@/db/testing/until';
import { receive } from '@/lib/webhooks/receive';
import { delivery, sampleEvent } from '@/lib/webhooks/testing/sample-event';
import { openInbox } from '@/lib/webhooks/testing/test-inbox';
import { startWorkerProcess } from './testing/start-worker-process';

const postgres = await crashablePostgres();
await migrateDatabase(postgres.url);
const inbox = openInbox(postgres.url);
const { child, says, lastWords } = startWorkerProcess(postgres.url);
let isSeen = false;
after(async () => {
  if (!isSeen) process.stderr.write(`the worker said last:\n${lastWords()}\n`);
  child.kill('SIGKILL');
  await inbox.close();
  await postgres[Symbol.asyncDispose]();
});

/** Waits for what the worker does, and no longer than it lives. */
const works = (what: string, isDone: () => Promise<boolean>) =>
  until(
    what,
    () => {
      assert.equal(child.exitCode, null, 'the worker ended');
      return isDone();
    },
    30_000,
  );

const runs = async (job: string) => {
  await inbox.sql`select graphile_worker.add_job(${job}, '{}'::json)`;
  const beats = () => inbox.sql`select 1 from job_heartbeats where name = ${job} and succeeded`;
  await works(`${job} beats`, async () => (await beats()).length === 1);
};

/** From now on a job that is done cannot be taken off the queue while the server lives: the crash meets it half-way. */
async function holdFinishedJobs() {
  await inbox.sql.unsafe(`
    create function wait_for_crash() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(1); return old; end $$;
    create trigger wait_for_crash before delete on graphile_worker._private_jobs
      for each row execute function wait_for_crash()`);
  await inbox.sql`select pg_advisory_lock(1)`;
}

test('a worker outlives a crash of its database and goes on with inbox and jobs', async () => {
  await until('started', () => says('worker started') && says('looking for jobs'));
  await holdFinishedJobs();
  await runs('prune-sign-ins');
  await postgres.crash();
  await postgres.restart();
  await receive(inbox.receiveDeps, delivery(sampleEvent('payment_intent.succeeded', { id: 'pi_unreachable' })));
  const attempted = () => inbox.sql`select 1 from stripe_events where attempts >= 1 and last_error is not null`;
  await works('the drain goes on', async () => (await attempted()).length === 1);
  await runs('requeue-mails');
  assert.equal(child.exitCode, null);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
  assert.deepEqual([...(await inbox.sql`select id from graphile_worker.jobs where locked_at is not null`)], []);
  isSeen = true;
});
