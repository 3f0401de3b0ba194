import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { forkScript } from '@/db/testing/fork-script';
import type { TestContext } from '@/db/testing/test-context';
import type { CartId } from '@/lib/ids';

/** Orders all the carts at once, half of them in each of two processes; how often each outcome came: `made` or a refusal. */
export async function orderAtOnce(
  { ctx, databaseUrl }: TestContext,
  carts: readonly CartId[],
): Promise<Record<string, number>> {
  const half = carts.length / 2;
  const script = join(import.meta.dirname, 'buyers-child.ts');
  const start = (own: readonly CartId[]) => forkScript(script, [databaseUrl, ctx.clock.now().toISOString(), ...own]);
  const buyers = await Promise.all([start(carts.slice(0, half)), start(carts.slice(half))]);
  await Promise.all(buyers.map((child) => once(child, 'message')));
  const told = buyers.map((child) => once(child, 'message'));
  const ended = buyers.map((child) => once(child, 'exit'));
  for (const child of buyers) child.send('go');
  const outcomes = (await Promise.all(told)).flatMap(([outcome]) => z.array(z.string()).parse(outcome));
  await Promise.all(ended);
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
