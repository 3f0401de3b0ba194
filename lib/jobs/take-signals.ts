export const endSignals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Takes SIGTERM and SIGINT from the server of this process. What it returns gives one of them back: the server answers the
 * requests in hand and exits, with 0; without a server's listener it resolves.
 */
export function takeSignals(): (signal: (typeof endSignals)[number]) => Promise<void> {
  const served = new Map(endSignals.map((signal) => [signal, process.listeners(signal)]));
  for (const signal of endSignals) process.removeAllListeners(signal);
  return (signal) =>
    new Promise((resolve) => {
      const listeners = served.get(signal) ?? [];
      if (listeners.length === 0) resolve();
      // Next exits with 128 + signal, which supervisors take for a failure.
      process.once('exit', () => {
        process.exitCode = 0;
      });
      for (const listener of listeners) listener(signal);
    });
}
