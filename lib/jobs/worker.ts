import { database } from '@/db/client';
import { log } from '@/lib/log';
import { exitWithQueue } from './exit-with-queue';
import { startWorker } from './start-worker';
import { stopOnSignal } from './stop-on-signal';

// `npm run worker`: any number of these may share one database with any number of web processes.
const worker = await startWorker();

stopOnSignal(async () => {
  await worker.stop();
  await database().close();
  log().info('worker stopped');
});

exitWithQueue(worker);
log().info('worker started');
