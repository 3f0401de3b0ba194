import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { z } from 'zod';
import { orders } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { fixedClock } from '@/lib/time/clock';
import { hourMs, shift } from '@/lib/time/duration';
import { addDatedCourses } from './testing/dated';
import { assertPlacesAgree, takenOn } from './testing/places';

const day = '2026-12-03';

test('10 places, 200 buyers at once in two processes: exactly 10 have one, and all come back when the orders expire', async () => {
  await using own = await testContext();
  const { ctx } = own;
  const [courseId] = await addDatedCourses(ctx, 10);
  const args = [own.databaseUrl, courseId, day, '100', ctx.clock.now().toISOString()];
  const processes = [start(args), start(args)];
  for (const { line } of processes) assert.equal(await line(), 'ready');
  for (const { child } of processes) child.stdin.write('go\n');
  const answers = await Promise.all(
    processes.map(async ({ line }) => z.array(z.string()).parse(JSON.parse(await line()))),
  );
  await Promise.all(processes.map(({ child }) => (child.exitCode === null ? once(child, 'exit') : null)));

  const outcomes = answers.flat();
  assert.equal(outcomes.filter((outcome) => outcome === 'made').length, 10);
  assert.equal(outcomes.filter((outcome) => outcome === 'place_taken').length, 190);
  assert.equal(await ctx.db.$count(orders), 10);
  assert.equal(await takenOn(ctx, courseId, day), 10);
  await assertPlacesAgree(ctx);
  await expireDueOrders({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), 2 * hourMs)) });
  assert.equal(await takenOn(ctx, courseId, day), 0);
  await assertPlacesAgree(ctx);
});

function start(args: readonly string[]) {
  const script = `${import.meta.dirname}/testing/buyers-child.ts`;
  const flags = ['--import', './lib/no-server-only.mjs', '--import', 'tsx', script];
  const child = spawn(process.execPath, [...flags, ...args], {
    env: { NODE_ENV: 'test' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, line: async () => z.string().parse((await lines.next()).value) };
}
