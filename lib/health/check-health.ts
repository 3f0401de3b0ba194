import type { Ctx } from '@/lib/context';
import { type Health, readHealth } from './read-health';

const patienceMs = 2_500;

export interface Deployment {
  readonly mode: 'sandbox' | 'test' | 'live';
  readonly version: string;
}

export type HealthReport = Deployment & {
  readonly status: 'ok' | 'unavailable';
  readonly database: 'ok' | 'away';
} & Partial<Health>;

/** Answers within three seconds, also when the database does not answer at all. */
export async function checkHealth(ctx: Ctx, deployment: Deployment): Promise<HealthReport> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const health = await Promise.race([readHealth(ctx).catch(() => null), tired]);
  clearTimeout(timer);
  if (health === null) return { status: 'unavailable', database: 'away', ...deployment };
  return { status: 'ok', database: 'ok', ...deployment, ...health };
}
