import { type ChildProcess, spawn } from 'node:child_process';
import { root } from './root';

const running = new Set<ChildProcess>();

/** Counts a child among the commands of this process, so that a request to end reaches it. */
export function trackCommand<C extends ChildProcess>(child: C): C {
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a node program with our output and `env` on top of ours; resolves with its exit code (1 when a signal ended it). */
export function runCommand(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    trackCommand(child);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Asks whatever runs now to end, and waits for it. SIGINT, because Playwright stops its servers at that one only. */
export async function endCommands(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      return ended;
    }),
  );
}
