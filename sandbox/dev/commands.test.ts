import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import { emptyDatabase } from '@/db/testing/test-database';
import { testServerUrl } from '../postgres/test-server';
import { root } from './root';

// The documented commands that are cheap enough are run, word for word as package.json has them.
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(`${root}/package.json`, 'utf8')));

function words(script: string): string[] {
  const [program, ...rest] = (scripts[script] ?? '').split(' ');
  assert.equal(program, 'node', `npm run ${script}`);
  return rest;
}

async function output(script: string, env: Record<string, string> = {}): Promise<string> {
  const settings = { cwd: root, env: { ...process.env, ...env }, timeout: 120_000 };
  return (await promisify(execFile)(process.execPath, words(script), settings)).stdout;
}

const settingsOf = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  APP_SECRET: 'a secret for the documented commands only',
  STRIPE_SECRET_KEY: 'sk_test_documented',
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_documented',
  STRIPE_API_BASE: 'http://127.0.0.1:1',
});

test('db:migrate makes an empty database ready, also a second time, and the worker starts on it and stops when asked', async () => {
  const env = settingsOf(await emptyDatabase('commands'));
  await output('db:migrate', env);
  await output('db:migrate', env);
  const worker = spawn(process.execPath, words('worker'), {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let isAsked = false;
  for await (const chunk of worker.stdout) {
    text += String(chunk);
    if (isAsked || !text.includes('"worker started"')) continue;
    isAsked = true;
    worker.kill('SIGTERM');
  }
  if (worker.exitCode === null) await once(worker, 'exit');
  assert.equal(worker.exitCode, 0, text);
  assert.match(text, /"worker stopped"/);
});

test('demo:code prints six digits', async () => {
  assert.match(await output('demo:code'), /^\d{6}\n$/);
});

test('both benchmarks print their ratios, and the drain keeps the order', async () => {
  const env = { TEST_DATABASE_SERVER_URL: await testServerUrl(), BENCH_EVENTS: '200' };
  const drain = await output('bench:drain', env);
  assert.equal(drain.match(/order violations: 0$/gm)?.length, 2, drain);
  assert.match(drain, /^ratio drain \/ bare queue: \d+\.\d\d$/m);
  const ingest = await output('bench:ingest', env);
  assert.equal(ingest.match(/^ratio .+: \d+\.\d\d$/gm)?.length, 3, ingest);
});
