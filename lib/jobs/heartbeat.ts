import { sql as statement } from 'drizzle-orm';
import { jobHeartbeats } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { errorText } from '@/lib/log';

const now = statement`now()`;

export interface Beat {
  readonly name: string;
  readonly everySeconds: number;
}

/** Runs a scheduled job between two marks on the database's clock, so that a job that stopped running is seen. */
export async function withHeartbeat<Result>(ctx: Ctx, beat: Beat, run: () => Promise<Result>): Promise<Result> {
  const started = { startedAt: now, everySeconds: beat.everySeconds };
  await ctx.db
    .insert(jobHeartbeats)
    .values({ name: beat.name, ...started })
    .onConflictDoUpdate({ target: jobHeartbeats.name, set: started });
  try {
    const result = await run();
    await finish(ctx, beat.name, null);
    return result;
  } catch (error) {
    await finish(ctx, beat.name, errorText(error));
    throw error;
  }
}

async function finish(ctx: Ctx, name: string, lastError: string | null): Promise<void> {
  await ctx.db
    .update(jobHeartbeats)
    .set({ finishedAt: now, succeeded: lastError === null, lastError })
    .where(statement`${jobHeartbeats.name} = ${name}`);
}
