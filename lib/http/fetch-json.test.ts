import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchJson } from './fetch-json';

test('an answer that does not come within thirty seconds is a sentence, not an endless wait', async (t) => {
  Object.defineProperty(globalThis, 'document', { value: { documentElement: { lang: 'ja' } }, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  const limits: number[] = [];
  const controller = new AbortController();
  t.mock.method(AbortSignal, 'timeout', (ms: number) => {
    limits.push(ms);
    return controller.signal;
  });
  t.mock.method(globalThis, 'fetch', (_path: string, { signal }: RequestInit) => {
    assert.ok(signal, 'the call has a limit');
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  const answer = fetchJson('/api/x', { read: () => true, signal: new AbortController().signal });
  controller.abort();
  const result = await answer;
  assert.deepEqual([result.ok, !result.ok && result.code], [false, 'network']);
  assert.deepEqual(limits, [30_000]);
});
