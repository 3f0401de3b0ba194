/** What runs by the clock: cron in UTC, and how often a beat must be heard. The verbs are in tasks.ts. */
export const crontab = {
  'expire-orders': { cron: '* * * * *', everySeconds: 60 },
  'resolve-stripe-requests': { cron: '* * * * *', everySeconds: 60 },
  'sweep-events': { cron: '*/5 * * * *', everySeconds: 300 },
  'requeue-mails': { cron: '*/5 * * * *', everySeconds: 300 },
  'settle-funds': { cron: '*/5 * * * *', everySeconds: 300 },
  'check-invariants': { cron: '*/5 * * * *', everySeconds: 300 },
  'sweep-payments': { cron: '*/15 * * * *', everySeconds: 900 },
  'sweep-coupons': { cron: '* * * * *', everySeconds: 60 },
  'remind-vouchers': { cron: '*/5 * * * *', everySeconds: 300 },
  'sweep-add-ons': { cron: '*/15 * * * *', everySeconds: 900 },
  'sweep-refunds': { cron: '*/15 * * * *', everySeconds: 900 },
  'chase-refunds': { cron: '11 * * * *', everySeconds: 3_600 },
  'sweep-disputes': { cron: '*/15 * * * *', everySeconds: 900 },
  'remind-exams': { cron: '2 * * * *', everySeconds: 3_600 },
  'check-balance': { cron: '7 * * * *', everySeconds: 3_600 },
  'remind-tickets': { cron: '15 0 * * *', everySeconds: 86_400 },
  'check-documents': { cron: '45 17 * * *', everySeconds: 86_400 },
  'prune-events': { cron: '30 18 * * *', everySeconds: 86_400 },
  'prune-mails': { cron: '30 18 * * *', everySeconds: 86_400 },
  'prune-sign-ins': { cron: '30 18 * * *', everySeconds: 86_400 },
} as const satisfies Record<string, { cron: string; everySeconds: number }>;

export type ScheduledJob = keyof typeof crontab;

/**
 * The next tick is the retry: a failed or forgotten run is never repeated beside it, and one that waits is replaced. No named
 * queues: the queue of a killed worker stays locked for four hours (heartbeat.ts keeps runs apart).
 */
export const crontabText = Object.entries(crontab)
  .map(([name, { cron }]) => `${cron} ${name} ?max=1&jobKey=${name}`)
  .join('\n');

/** A place for every job of the clock, so that a Stripe outage that holds them all leaves four to the mails. */
export const jobConcurrency = Object.keys(crontab).length + 4;
