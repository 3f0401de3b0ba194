import { endSignals } from './take-signals';

/** Runs an orderly stop on the first SIGTERM or SIGINT and exits; a second signal ends at once. */
export function stopOnSignal(stop: (signal: (typeof endSignals)[number]) => Promise<void>): void {
  let isStopping = false;
  for (const signal of endSignals) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop(signal).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
