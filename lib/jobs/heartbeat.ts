import { sql as statement } from 'drizzle-orm';
import { jobHeartbeats } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { errorText } from '@/lib/log';

const now = statement`now()`;
/** After this the process that began a run is taken for dead; a second run beside a slow one is only wasteful. */
const lease = statement`interval '5 minutes'`;

export interface Beat {
  readonly name: string;
  readonly everySeconds: number;
}

/**
 * Runs a scheduled job between two marks on the database's clock, so that a job that stopped running is seen. While another
 * process has the job in hand nothing runs and the answer is null: the queue's own locks outlive a killed worker by hours.
 */
export async function withHeartbeat<Result>(ctx: Ctx, beat: Beat, run: () => Promise<Result>): Promise<Result | null> {
  const startedAt = await begin(ctx, beat);
  if (startedAt === null) return null;
  try {
    const result = await run();
    await finish(ctx, { ...beat, startedAt }, null);
    return result;
  } catch (error) {
    await finish(ctx, { ...beat, startedAt }, errorText(error));
    throw error;
  }
}

/** The run's mark, or null while another run stands unfinished. */
async function begin(ctx: Ctx, { name, everySeconds }: Beat): Promise<string | null> {
  const started = { startedAt: now, everySeconds };
  const isOver = statement`${jobHeartbeats.finishedAt} >= ${jobHeartbeats.startedAt}`;
  const isDead = statement`${jobHeartbeats.startedAt} < now() - ${lease}`;
  const [row] = await ctx.db
    .insert(jobHeartbeats)
    .values({ name, ...started })
    .onConflictDoUpdate({ target: jobHeartbeats.name, set: started, setWhere: statement`${isOver} or ${isDead}` })
    .returning({ startedAt: statement<string>`${jobHeartbeats.startedAt}::text` });
  return row?.startedAt ?? null;
}

async function finish(ctx: Ctx, run: { name: string; startedAt: string }, lastError: string | null): Promise<void> {
  await ctx.db
    .update(jobHeartbeats)
    .set({ finishedAt: now, succeeded: lastError === null, lastError })
    .where(
      statement`${jobHeartbeats.name} = ${run.name} and ${jobHeartbeats.startedAt} = ${run.startedAt}::timestamptz`,
    );
}
