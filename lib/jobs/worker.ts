import { database } from '@/db/client';
import { log } from '@/lib/log';
import { startWorker } from './start-worker';
import { stopOnSignal } from './stop-on-signal';

// `npm run worker`: any number of these may share one database with any number of web processes.
const worker = await startWorker();
log().info('worker started');

stopOnSignal(async () => {
  await worker.stop();
  await database().close();
  log().info('worker stopped');
});

worker.ended.catch((error: unknown) => {
  log().fatal({ err: error }, 'the job queue ended');
  process.exit(1);
});
