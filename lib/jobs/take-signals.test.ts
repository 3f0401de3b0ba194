import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { until } from '@/db/testing/until';

function startServerChild(...how: readonly string[]) {
  const args = ['--import', './lib/no-server-only.mjs', '--import', 'tsx', 'lib/jobs/testing/server-child.ts', ...how];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return { child, lines: () => output.trim().split('\n'), exited: once(child, 'exit') };
}

async function endWhileAsked({ child, lines, exited }: ReturnType<typeof startServerChild>) {
  await until('listens', () => lines().some((line) => line.startsWith('http:')));
  const answer = fetch(lines().find((line) => line.startsWith('http:')) ?? '');
  await until('asked', () => lines().includes('asked'));
  child.kill('SIGTERM');
  const [code] = await exited;
  return { code, answer: await (await answer).text(), order: lines().slice(2) };
}

test('work in the web process is finished before its server ends, which answers what it was asked', async () => {
  assert.deepEqual(await endWhileAsked(startServerChild()), {
    code: 0,
    answer: 'answered',
    order: ['work finished', 'server closes'],
  });
});

test('the server by itself would have ended first', async () => {
  const { code, order } = await endWhileAsked(startServerChild('alone'));
  assert.deepEqual([code, order], [143, ['server closes']]);
});
