import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { coupons, orders } from '@/db/schema';
import { testContext } from '@/db/testing/test-context';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import { addCourses } from '@/lib/checkout/testing/sale';
import { fixedClock } from '@/lib/time/clock';
import { hourMs, shift } from '@/lib/time/duration';
import { addCoupon, codeOf } from './testing/offers';

test('limit 50, 200 buyers at once in two processes: exactly 50 have it, and all come back when the orders expire', async () => {
  await using own = await testContext();
  const { ctx } = own;
  const [courseId] = await addCourses(ctx);
  const couponId = await addCoupon(ctx, { limitTotal: 50 });
  const args = [own.databaseUrl, courseId, await codeOf(ctx, couponId), '100', ctx.clock.now().toISOString()];
  const script = `${import.meta.dirname}/testing/buyers-child.ts`;
  const start = () => {
    const flags = ['--import', './lib/no-server-only.mjs', '--import', 'tsx', script];
    const child = spawn(process.execPath, [...flags, ...args], {
      env: { NODE_ENV: 'test' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    return { child, line: async () => z.string().parse((await lines.next()).value) };
  };
  const processes = [start(), start()];
  for (const { line } of processes) assert.equal(await line(), 'ready');
  for (const { child } of processes) child.stdin.write('go\n');
  const answers = await Promise.all(
    processes.map(async ({ line }) => z.array(z.string()).parse(JSON.parse(await line()))),
  );
  await Promise.all(processes.map(({ child }) => (child.exitCode === null ? once(child, 'exit') : null)));

  const outcomes = answers.flat();
  assert.equal(outcomes.filter((outcome) => outcome === 'made').length, 50);
  assert.equal(outcomes.filter((outcome) => outcome === 'coupon_refused').length, 150);
  assert.equal(await ctx.db.$count(orders, eq(orders.couponId, couponId)), 50);
  const taken = async () =>
    (await ctx.db.select({ taken: coupons.takenCount }).from(coupons).where(eq(coupons.id, couponId)))[0]?.taken;
  assert.equal(await taken(), 50);
  await expireDueOrders({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), 2 * hourMs)) });
  assert.equal(await taken(), 0);
});
