import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneRun } from './one-run';

test('a run that throws shows its fault and lets the person press again', async () => {
  const busy = { current: false };
  const shown: string[] = [];
  const press = (run: () => Promise<string | null>) =>
    oneRun(busy, { run, show: (text) => shown.push(text), fault: 'fault' });
  await assert.rejects(press(() => Promise.reject(new Error('no'))));
  await press(async () => {
    await press(async () => 'swallowed');
    return 'done';
  });
  assert.deepEqual(shown, ['fault', 'done']);
  await press(async () => null);
  await press(async () => 'after leaving');
  assert.deepEqual(shown, ['fault', 'done']);
});
