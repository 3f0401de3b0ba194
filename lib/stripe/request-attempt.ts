import { and, eq } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { RequestKindName } from './request-kinds';
import { attemptOf } from './request-row';

/** The number under which to send: the standing attempt, or the next one when the last was refused. */
export async function requestAttempt(ctx: Ctx, about: { kind: RequestKindName; subjectId: string }): Promise<number> {
  const rows = await ctx.db
    .select()
    .from(stripeRequests)
    .where(and(eq(stripeRequests.subjectId, about.subjectId), eq(stripeRequests.kind, about.kind)));
  const [last] = rows.toSorted((a, b) => attemptOf(b) - attemptOf(a));
  if (last === undefined) return 1;
  return last.state === 'refused' ? attemptOf(last) + 1 : attemptOf(last);
}
