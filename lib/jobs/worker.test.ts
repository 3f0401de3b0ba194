import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { until } from '@/db/testing/until';
import { receive } from '@/lib/webhooks/receive';
import { delivery, sampleEvent } from '@/lib/webhooks/testing/sample-event';
import { testInbox } from '@/lib/webhooks/testing/test-inbox';
import ja from '@/messages/ja/operator.json';
import { startWorkerProcess } from './testing/start-worker-process';

const inbox = await testInbox();
after(() => inbox[Symbol.asyncDispose]());
const { sql } = inbox;

const addJob = (name: string) => sql`select graphile_worker.add_job(${name}, '{}'::json, max_attempts := 1)`;
const beatOf = async (name: string) =>
  (await sql`select succeeded, last_error from job_heartbeats where name = ${name} and finished_at is not null`)[0];

test('the worker process runs drain and jobs, beats, and on SIGTERM leaves no job locked', async () => {
  const { child, says } = startWorkerProcess(inbox.databaseUrl);
  await until('started', () => says('worker started'));

  await receive(inbox.receiveDeps, delivery(sampleEvent('payment_intent.succeeded', { id: 'pi_unreachable' })));
  const attempted = () => sql`select 1 from stripe_events where attempts = 1 and last_error is not null`;
  await until('the drain tried', async () => (await attempted()).length === 1);

  await addJob('prune-sign-ins');
  await until('a beat', async () => (await beatOf('prune-sign-ins'))?.succeeded === true);
  await addJob('sweep-events');
  await until('a failed beat', async () => (await beatOf('sweep-events'))?.succeeded === false);
  const failed = await beatOf('sweep-events');
  assert.match(String(failed?.last_error), /connection/i, 'Stripe cannot be reached here');

  // Stopped in the middle of a job: it is finished, not left behind under its lock.
  await addJob('sweep-events');
  await until(
    'a job in hand',
    async () => (await sql`select 1 from graphile_worker.jobs where locked_at is not null`).length > 0,
  );
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
  assert.ok(says('worker stopped'));
  assert.deepEqual([...(await sql`select id from graphile_worker.jobs where locked_at is not null`)], []);
  const held = await sql`select 1 from stripe_events where state = 'running'`;
  assert.equal(held.length, 0);
});

test('what fails in one job hides no other: payments from refunds, events from sign-ins', async () => {
  const { jobTasks } = await import('./tasks');
  const tasks = Object.keys(jobTasks({ sql, wakeDrain: () => undefined }));
  for (const alone of ['sweep-payments', 'sweep-refunds', 'prune-events', 'prune-sign-ins']) {
    assert.ok(tasks.includes(alone), alone);
  }
});

test('the queue knows every job of the clock, and the console its name', async () => {
  const { crontab, crontabText, jobConcurrency } = await import('./crontab');
  const { parseCrontab } = await import('graphile-worker');
  const { jobTasks } = await import('./tasks');
  const tasks = jobTasks({ sql, wakeDrain: () => undefined });
  const items = parseCrontab(crontabText);
  assert.deepEqual(items.map((item) => item.task).sort(), Object.keys(crontab).sort());
  for (const { task, options } of items) {
    assert.equal(typeof tasks[task], 'function', task);
    assert.ok(task in ja.job, `${task} has a name for operators`);
    assert.equal(options.jobKey, task, 'a tick replaces the one that still waits');
    assert.equal(options.queueName, undefined, 'a named queue outlives a killed worker by hours');
  }
  assert.ok(jobConcurrency > items.length, 'jobs that all hang leave a place to the mails');
});
