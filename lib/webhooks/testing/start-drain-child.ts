import { once } from 'node:events';
import { join } from 'node:path';
import { forkScript } from '@/db/testing/fork-script';

export interface DrainChild {
  readonly exitCode: Promise<number | null>;
  stop(): Promise<number | null>;
}

export interface DrainChildOptions {
  readonly databaseUrl: string;
  readonly stripeUrl: string;
  readonly leaseMs?: number;
  readonly crashPoint?: string;
}

/** Starts a drain as a process of its own and waits until it runs (or has already died at its crash point). */
export async function startDrainChild(options: DrainChildOptions): Promise<DrainChild> {
  const args = [options.databaseUrl, options.stripeUrl, String(options.leaseMs ?? 60_000)];
  const crash = options.crashPoint === undefined ? {} : { CRASH_POINT: options.crashPoint };
  const child = await forkScript(join(import.meta.dirname, 'drain-child.ts'), args, crash);
  const exitCode = once(child, 'exit').then(([code]) => code);
  await Promise.race([once(child, 'message'), exitCode]);
  return {
    exitCode,
    stop: () => {
      child.kill('SIGTERM');
      return exitCode;
    },
  };
}
