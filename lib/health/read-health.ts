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
  /** Seconds without a finished run since a worker knows the job, or null while none does. */
  readonly silentSeconds: number | null;
  /** Silent for too many intervals: an alarm. */
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

interface BeatRow {
  readonly name: string;
  readonly ended_ago: number | null;
  readonly known_ago: number | null;
  readonly succeeded: boolean | null;
}

/**
 * Every scheduled job with its last beat. Silence counts from the last end, not the last start (a job that never ends starts
 * anew each time), and before the first end from when a worker first knew the job.
 */
export async function readJobs(ctx: Ctx): Promise<JobHealth[]> {
  const rows = await ctx.db.execute<BeatRow & Record<string, unknown>>(statement`
    select name, beat.succeeded,
      extract(epoch from now() - coalesce(beat.finished_at, beat.started_at))::int as ended_ago,
      extract(epoch from now() - coalesce(beat.finished_at, known.known_since, beat.started_at))::int as known_ago
    from ${jobHeartbeats} beat full join (select identifier as name, known_since
      from graphile_worker._private_known_crontabs) known using (name)`);
  return Object.entries(crontab).map(([name, { everySeconds }]) => {
    const beat = rows.find((row) => row.name === name);
    const silentSeconds = beat?.known_ago ?? null;
    return {
      name,
      everySeconds,
      lastBeatSecondsAgo: beat?.ended_ago ?? null,
      silentSeconds,
      succeeded: beat?.succeeded ?? null,
      isLate: silentSeconds !== null && silentSeconds > patience(everySeconds),
    };
  });
}

/** Three intervals, and for the long ones an hour more than one. */
const patience = (everySeconds: number) => everySeconds + Math.min(2 * everySeconds, 3_600);
