import { type ChildProcess, spawn } from 'node:child_process';
import { root } from './root';

const running = new Set<ChildProcess>();

/** Runs a node program with our output; resolves with its exit code (1 when a signal ended it). */
export function runCommand(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.add(child);
    child.once('error', reject);
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Passes a request to end on to whatever runs now. */
export function endCommands(): void {
  for (const child of running) child.kill('SIGTERM');
}
