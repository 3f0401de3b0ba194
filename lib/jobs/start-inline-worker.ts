import { log } from '@/lib/log';
import { exitWithQueue } from './exit-with-queue';
import { startWorker } from './start-worker';
import { stopOnSignal } from './stop-on-signal';

/**
 * With WORKER=inline the web process works the inbox and the queue too. Set NEXT_MANUAL_SIG_HANDLE=true beside it, else Next
 * ends the process before the work in hand is finished (nothing is lost: leases and locks bring it back later).
 */
export async function startInlineWorker(): Promise<void> {
  const worker = await startWorker();
  stopOnSignal(worker.stop);
  exitWithQueue(worker);
  log().info('worker started in the web process');
}
