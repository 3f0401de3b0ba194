import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '@/lib/context';
import { secondMs } from '@/lib/time/duration';
import { compareBalance } from './compare-balance';

/** What Stripe has just done is in our books some seconds later: only a difference that stays is one. */
const pausesMs = [20 * secondMs, 40 * secondMs];

/** Fails, naming the yen, while our books and Stripe's balance differ: the job's heartbeat then alarms on the operator's page. */
export async function checkBalance(
  ctx: Ctx,
  pauses: readonly number[] = pausesMs,
): Promise<{ readonly looks: number }> {
  let differences = await readDifferences(ctx);
  let looks = 1;
  for (const pauseMs of pauses) {
    if (differences === '') break;
    await wait(pauseMs);
    differences = await readDifferences(ctx);
    looks += 1;
  }
  if (differences !== '') throw new Error(`the books differ from Stripe: ${differences}`);
  return { looks };
}

async function readDifferences(ctx: Ctx): Promise<string> {
  const comparisons = await compareBalance(ctx);
  const differing = comparisons.filter(({ differenceYen }) => differenceYen !== 0);
  return differing.map(({ account, differenceYen }) => `${account} ${differenceYen}`).join(', ');
}
