import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { mails } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { minuteMs, shift } from '@/lib/time/duration';
import { addSendMailJob } from './enqueue-mail';

const waitMs = 5 * minuteMs;
const batch = 200;

const hasNoJob = sql`not exists (
  select 1 from graphile_worker.jobs job
  where job.key = 'send-mail:' || ${mails.id} and job.locked_at is null and job.attempts < job.max_attempts
)`;

/**
 * Gives a new job to mails that have waited five minutes without a sender: the queue locks the job of a killed worker for
 * hours. Returns how many.
 */
export async function requeueMails(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const isFree = or(isNull(mails.leaseUntil), lt(mails.leaseUntil, now));
  const waiting = await ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, 'queued'), lt(mails.createdAt, shift(now, -waitMs)), isFree, hasNoJob))
    .limit(batch);
  for (const { id } of waiting) await addSendMailJob(ctx, id);
  return waiting.length;
}
