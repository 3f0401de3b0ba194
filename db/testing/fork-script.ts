import { type ChildProcess, fork } from 'node:child_process';

/** Starts a source file of ours as a process of its own, which can be sent messages and send some. */
export function forkScript(path: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return fork(path, args, {
    execArgv: ['--import', './lib/no-server-only.mjs', '--import', 'tsx'],
    env: { NODE_ENV: 'test', ...env },
  });
}
