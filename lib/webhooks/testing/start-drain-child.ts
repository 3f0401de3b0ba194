import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface DrainChild {
  readonly process: ChildProcess;
  readonly exitCode: Promise<number | null>;
  stop(): Promise<number | null>;
}

/** Starts a drain as a process of its own and waits until it runs. */
export async function startDrainChild(
  databaseUrl: string,
  options: { leaseMs?: number; crashPoint?: string } = {},
): Promise<DrainChild> {
  const child = fork(join(import.meta.dirname, 'drain-child.ts'), [databaseUrl, String(options.leaseMs ?? 60_000)], {
    execArgv: ['--import', './lib/no-server-only.mjs', '--import', 'tsx'],
    env: { NODE_ENV: 'test', ...(options.crashPoint === undefined ? {} : { CRASH_POINT: options.crashPoint }) },
  });
  const exitCode = once(child, 'exit').then(([code]) => code);
  await Promise.race([once(child, 'message'), exitCode]);
  return {
    process: child,
    exitCode,
    stop: () => {
      child.kill('SIGTERM');
      return exitCode;
    },
  };
}
