import { and, eq } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { hourMs, minuteMs, shift } from '@/lib/time/duration';
import type { RequestKindName } from './request-kinds';
import { attemptOf, paramsHash, type RequestRow, storedFailure } from './request-row';

const longestPauseMs = hourMs;

interface About {
  readonly kind: RequestKindName;
  readonly subjectId: string;
  /** Given where one subject may ask for different things: what differs from the last is a new attempt. */
  readonly params?: unknown;
}

/**
 * The number under which to send: the standing attempt, or the next one when the last was refused. What Stripe refused for good
 * is not sent again at once: the stored answer stands for a minute, then two, four … at most an hour.
 */
export async function requestAttempt(ctx: Ctx, about: About): Promise<number> {
  const rows = await ctx.db
    .select()
    .from(stripeRequests)
    .where(and(eq(stripeRequests.subjectId, about.subjectId), eq(stripeRequests.kind, about.kind)));
  const [last] = rows.toSorted((a, b) => attemptOf(b) - attemptOf(a));
  if (last === undefined) return 1;
  if (about.params !== undefined && paramsHash(about.params) !== last.paramsHash) return attemptOf(last) + 1;
  return last.state === 'refused' && !stands(last, ctx.clock.now()) ? attemptOf(last) + 1 : attemptOf(last);
}

function stands(row: RequestRow, now: Date): boolean {
  const { kind } = storedFailure(row);
  if (row.resolvedAt === null || (kind !== 'bug' && kind !== 'conflict')) return false;
  const pauseMs = Math.min(2 ** (attemptOf(row) - 1) * minuteMs, longestPauseMs);
  return now < shift(row.resolvedAt, pauseMs);
}
