import { log } from '@/lib/log';
import type { Worker } from './start-worker';

/** A process that lives on without its jobs looks well and does nothing: it ends, for its supervisor to start it anew. */
export function exitWithQueue({ ended }: Pick<Worker, 'ended'>): void {
  void ended.then((error) => {
    log().fatal({ err: error }, 'the job queue ended, so does this process');
    process.exit(1);
  });
}
