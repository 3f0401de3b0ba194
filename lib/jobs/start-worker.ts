import { Logger, parseCrontab, run } from 'graphile-worker';
import type { Logger as Pino } from 'pino';
import { database } from '@/db/client';
import { env } from '@/lib/env';
import { errorText, log } from '@/lib/log';
import { createStripeClient } from '@/lib/stripe/client';
import { startDrain } from '@/lib/webhooks/drain';
import { drainTimeoutMs } from '@/lib/webhooks/drain-patience';
import { stripeSyncs } from '@/lib/webhooks/stripe-syncs';
import { createDrainWaker } from '@/lib/webhooks/wake-drain';
import { crontabText, jobConcurrency } from './crontab';
import { systemContext } from './system-context';
import { jobTasks } from './tasks';
import { watchEnd } from './watch-end';

export interface Worker {
  /** Resolves with the reason when the job queue ends by itself, which it should not; never after `stop`. */
  readonly ended: Promise<Error>;
  /** Finishes what is in hand and gives nothing up to a lock that must run out. */
  stop(): Promise<void>;
}

/** Starts the inbox drain and the job queue in this process. */
export async function startWorker(): Promise<Worker> {
  const { sql } = database();
  const runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: jobConcurrency,
    noHandleSignals: true,
    taskList: jobTasks({ sql, wakeDrain: createDrainWaker(sql) }),
    parsedCronItems: parseCrontab(crontabText),
    logger: queueLogger(log()),
    // Without these a job that finishes during the stop stays locked and runs again hours later.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const stripe = createStripeClient(env(), { timeoutMs: drainTimeoutMs });
  const drain = startDrain({ ctx: { ...systemContext('drain'), stripe }, sql, syncs: stripeSyncs, log: log() });
  const end = watchEnd(runner.promise);
  return {
    ended: end.unasked,
    async stop() {
      end.expect();
      await Promise.all([drain.stop(), runner.stop()]);
      await runner.promise;
    },
  };
}

/** What a task threw is told as an error: the queue's own sentence about it quotes the whole text and stack. */
export function queueLogger(pino: Pino): Logger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new Logger((scope) => (level, message, meta) => {
    const err: unknown = meta?.['error'];
    const [sentence = ''] = err === undefined ? [message] : message.split(" with error '");
    pino[levels[level]]({ queue: scope, ...(err === undefined ? {} : { err }) }, errorText(sentence));
  });
}
