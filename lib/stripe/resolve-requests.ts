import { and, asc, inArray, lte, sql } from 'drizzle-orm';
import { stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { hourMs, minuteMs, shift } from '@/lib/time/duration';
import type { StripeFailure } from './failures';
import { deliverRequest, findEffect, sendStripeRequest } from './request';
import { isRequestKind, type RequestKindName, requestKinds } from './request-kinds';
import { attemptOf, openRequestStates, type RequestRow, readRequest, recordAnswer, storedFailure } from './request-row';
import { sweepEach } from './sweep-each';

const batchSize = 50;
/** Stripe keeps keys for at least 24 hours; an hour is kept in reserve. */
const keyLifeMs = 23 * hourMs;
/** A stored 500 without an effect after this time had none. */
const settledMs = 5 * minuteMs;

/**
 * Finds out what became of requests that were planned, sent or unknown for more than a minute: sent again under the same key
 * while Stripe remembers it, looked up first when it may have forgotten. Linking the objects is the sweeps' work.
 */
export async function resolveStripeRequests(ctx: Ctx): Promise<{ readonly resolved: number; readonly open: number }> {
  const rows = await ctx.db
    .select()
    .from(stripeRequests)
    .where(
      and(
        inArray(stripeRequests.state, openRequestStates),
        lte(
          sql`coalesce(${stripeRequests.lastSentAt}, ${stripeRequests.createdAt})`,
          sql`${shift(ctx.clock.now(), -minuteMs).toISOString()}::timestamptz`,
        ),
      ),
    )
    .orderBy(asc(stripeRequests.createdAt))
    .limit(batchSize);
  const { checked, applied } = await sweepEach(rows, (row) => {
    assert(isRequestKind(row.kind), `request ${row.key} has a known kind`);
    return resolveRequest(ctx, row.kind, row);
  });
  return { resolved: applied, open: checked - applied };
}

async function resolveRequest<Kind extends RequestKindName>(ctx: Ctx, kind: Kind, row: RequestRow): Promise<boolean> {
  const ageMs = row.firstSentAt === null ? 0 : ctx.clock.now().getTime() - row.firstSentAt.getTime();
  if (ageMs < keyLifeMs) {
    const answer = await deliverRequest(ctx, kind, row);
    if (answer.outcome !== 'unknown') return true;
    if (ageMs < settledMs || !(await isStoredFailure(ctx, row))) return false;
  }
  const found = await findEffect(ctx, kind, row);
  if (found !== null) {
    await recordAnswer(ctx, row.key, { state: 'confirmed', stripeObjectId: found.id });
    return true;
  }
  return sendAfresh(ctx, kind, row);
}

async function isStoredFailure(ctx: Ctx, row: RequestRow): Promise<boolean> {
  const now = await readRequest(ctx, row.key);
  return now.state === 'unknown' && storedFailure(now).replayed;
}

const superseded: StripeFailure = {
  kind: 'retryable',
  code: 'superseded',
  declineCode: null,
  message: 'looked up at Stripe: had no effect; sent again under the next key',
  replayed: false,
};

async function sendAfresh<Kind extends RequestKindName>(ctx: Ctx, kind: Kind, row: RequestRow): Promise<boolean> {
  await recordAnswer(ctx, row.key, { state: 'refused', failure: superseded });
  const answer = await sendStripeRequest(ctx, {
    kind,
    subjectId: row.subjectId,
    attempt: attemptOf(row) + 1,
    params: requestKinds[kind].params.parse(row.params),
  });
  return answer.outcome !== 'unknown';
}
