import { endCommands } from './run-command';

const PATIENCE_MS = 20_000;

/**
 * A request to end reaches everything that this process started: commands may stop in order (Playwright its servers),
 * then the own process group is killed, so that no compiler and no test file outlives us. The starter made us its leader.
 */
export function endGroupOnSignal(): void {
  let isEnding = false;
  // Also when something else ends the process before the commands have stopped.
  process.once('exit', () => {
    if (isEnding) killOwnGroup();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (isEnding) return;
      isEnding = true;
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      await Promise.race([endCommands(), patience]);
      process.exit(1);
    });
  }
}

function killOwnGroup(): void {
  if (process.platform === 'win32') return;
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // Started without a group of our own: only our commands were ours to end.
  }
}
