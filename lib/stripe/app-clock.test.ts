import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { sandboxClock } from './app-clock';

test('a settled clock knows what the sandbox says now; one that is left alone keeps its last answer', async () => {
  let offsetMs = 0;
  const server = createServer((_, response) => response.end(JSON.stringify({ now: 0, offsetMs })));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  let at = 1_000_000;
  const clock = sandboxClock(`http://127.0.0.1:${address.port}`, { now: () => new Date(at) });
  const now = () => clock.now().getTime();

  await clock.settle();
  assert.equal(now(), 1_000_000);
  offsetMs = 60_000;
  at += 1_000;
  await clock.settle();
  assert.equal(now(), 1_061_000);

  server.closeAllConnections();
  server.close();
  at += 1_000;
  await clock.settle();
  assert.equal(now(), 1_062_000);
});
