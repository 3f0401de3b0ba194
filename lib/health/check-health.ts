import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/context';
import { type Health, readHealth } from './read-health';

const patienceMs = 2_500;

export interface Deployment {
  readonly mode: 'sandbox' | 'test' | 'live';
  readonly version: string;
}

export type HealthReport = Deployment & {
  readonly status: 'ok' | 'unavailable';
  /** `slow`: it answers, but the counts took too long or failed. */
  readonly database: 'ok' | 'slow' | 'away';
} & Partial<Health>;

/** Answers within three seconds, also when the database does not answer at all. */
export async function checkHealth(ctx: Ctx, deployment: Deployment): Promise<HealthReport> {
  const controller = new AbortController();
  const tired = wait(patienceMs, null, { signal: controller.signal }).catch(() => null);
  const within = <Value>(answer: Promise<Value>) => Promise.race([answer.catch(() => null), tired]);
  const alive = ctx.db.execute(sql`select 1`).then(() => true);
  const [isAlive, health] = await Promise.all([within(alive), within(readHealth(ctx))]);
  controller.abort();
  if (isAlive === null) return { status: 'unavailable', database: 'away', ...deployment };
  return { status: 'ok', database: health === null ? 'slow' : 'ok', ...deployment, ...health };
}
