import { log } from '@/lib/log';
import { exitWithQueue } from './exit-with-queue';
import { startWorker } from './start-worker';
import { stopOnSignal } from './stop-on-signal';
import { takeSignals } from './take-signals';

/**
 * With WORKER=inline the web process works the inbox and the queue too. When it is asked to end, the worker finishes what is in
 * hand first and the server after it: the other way round a job would stay locked for hours.
 */
export async function startInlineWorker(): Promise<void> {
  const worker = await startWorker();
  const endServer = takeSignals();
  stopOnSignal(async (signal) => {
    await worker.stop();
    log().info('worker stopped in the web process');
    await endServer(signal);
  });
  exitWithQueue(worker);
  log().info('worker started in the web process');
}
