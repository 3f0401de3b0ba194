import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { watchEnd } from './watch-end';

for (const [how, running] of [
  ['resolves', () => Promise.resolve()],
  ['rejects', () => Promise.reject(new Error('pool'))],
] as const) {
  test(`a queue whose promise ${how} unasked has ended by itself; asked for, it has not`, async () => {
    assert.match((await watchEnd(running()).unasked).message, /ended by itself/);
    const asked = watchEnd(running());
    asked.expect();
    assert.equal(await Promise.race([asked.unasked, setImmediate('nothing')]), 'nothing');
  });
}
