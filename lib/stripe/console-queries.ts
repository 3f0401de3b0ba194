import { and, asc, eq, gt, inArray, lt, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { stripeRequests } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { dayMs, minuteMs, shift } from '@/lib/time/duration';

/** The sweep resolves every minute: what is older than this has resisted it. */
const patienceMs = 3 * minuteMs;

export interface UnresolvedRequest {
  readonly key: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly state: 'planned' | 'sent' | 'confirmed' | 'refused' | 'unknown';
  readonly attempts: number;
  readonly createdAt: Date;
}

/** What was refused longer ago belongs to orders that are long over. */
const refusalsMs = 7 * dayMs;

/**
 * Mutations of which we do not know whether Stripe made them, and those that Stripe refused by our fault (key, permission,
 * parameter) and that nothing has replaced: how many, and the oldest of them. Operators only.
 */
export async function unresolvedRequests(
  ctx: Ctx,
  limit: number,
): Promise<{ readonly count: number; readonly oldest: readonly UnresolvedRequest[] }> {
  assertOperator(ctx);
  // The states as literals, so that their partial index is seen.
  const open = sql`${stripeRequests.state} in ('planned', 'sent', 'unknown')`;
  const unknown = and(open, lt(stripeRequests.createdAt, shift(ctx.clock.now(), -patienceMs)));
  const later = alias(stripeRequests, 'later');
  const replaced = ctx.db
    .select({ key: later.key })
    .from(later)
    .where(
      and(
        eq(later.subjectId, stripeRequests.subjectId),
        eq(later.kind, stripeRequests.kind),
        gt(later.createdAt, stripeRequests.createdAt),
      ),
    );
  const refused = and(
    sql`${stripeRequests.state} = 'refused'`,
    gt(stripeRequests.resolvedAt, shift(ctx.clock.now(), -refusalsMs)),
    sql`${stripeRequests.error}::jsonb ->> 'kind' = 'bug'`,
    notExists(replaced),
  );
  const waiting = or(unknown, refused);
  const [count, oldest] = await Promise.all([
    ctx.db.$count(stripeRequests, waiting),
    ctx.db.select(columns).from(stripeRequests).where(waiting).orderBy(asc(stripeRequests.createdAt)).limit(limit),
  ]);
  return { count, oldest };
}

const columns = {
  key: stripeRequests.key,
  kind: stripeRequests.kind,
  subjectId: stripeRequests.subjectId,
  state: stripeRequests.state,
  attempts: stripeRequests.attempts,
  createdAt: stripeRequests.createdAt,
};

/** Every mutation that was asked of Stripe for these ids of ours, oldest first. Operators only. */
export async function requestsAbout(ctx: Ctx, subjectIds: readonly string[]): Promise<readonly UnresolvedRequest[]> {
  assertOperator(ctx);
  return ctx.db
    .select(columns)
    .from(stripeRequests)
    .where(inArray(stripeRequests.subjectId, [...subjectIds]))
    .orderBy(asc(stripeRequests.createdAt));
}
