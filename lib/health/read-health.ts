import { sql as statement } from 'drizzle-orm';
import { jobHeartbeats } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { crontab } from '@/lib/jobs/crontab';
import {
  countInbox,
  countRefusals,
  countRescued,
  type InboxCounts,
  oldestUnprocessedAt,
} from '@/lib/webhooks/inbox-queries';

export interface JobHealth {
  readonly name: string;
  readonly everySeconds: number;
  /** Seconds since the last run ended (before the first end: began) by the database's clock, or null before the first. */
  readonly lastBeatSecondsAgo: number | null;
  readonly succeeded: boolean | null;
  /** No beat for three intervals: an alarm. */
  readonly isLate: boolean;
}

export interface Health {
  readonly inbox: InboxCounts & {
    readonly oldestUnprocessedSeconds: number | null;
    readonly rescued: number;
    readonly refused: Readonly<Record<string, number>>;
  };
  readonly jobs: readonly JobHealth[];
}

/** What the operators' page and the health check say about the background. Throws when the database does not answer. */
export async function readHealth(ctx: Ctx): Promise<Health> {
  const [counts, oldest, rescued, refused, jobs] = await Promise.all([
    countInbox(ctx),
    oldestUnprocessedAt(ctx),
    countRescued(ctx),
    countRefusals(ctx),
    readJobs(ctx),
  ]);
  const age = oldest === null ? null : Math.max(0, Math.round((ctx.clock.now().getTime() - oldest.getTime()) / 1000));
  return { inbox: { ...counts, oldestUnprocessedSeconds: age, rescued, refused }, jobs };
}

/** Every scheduled job with its last beat. */
export async function readJobs(ctx: Ctx): Promise<JobHealth[]> {
  // Every start is new, also of a job that never comes to an end.
  const lastEnd = statement`coalesce(${jobHeartbeats.finishedAt}, ${jobHeartbeats.startedAt})`;
  const secondsAgo = statement<number>`extract(epoch from now() - ${lastEnd})::int`;
  const rows = await ctx.db
    .select({ name: jobHeartbeats.name, secondsAgo, succeeded: jobHeartbeats.succeeded })
    .from(jobHeartbeats);
  return Object.entries(crontab).map(([name, { everySeconds }]) => {
    const beat = rows.find((row) => row.name === name);
    return {
      name,
      everySeconds,
      lastBeatSecondsAgo: beat?.secondsAgo ?? null,
      succeeded: beat?.succeeded ?? null,
      isLate: beat !== undefined && beat.secondsAgo > everySeconds * 3,
    };
  });
}
