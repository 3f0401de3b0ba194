import { setTimeout as wait } from 'node:timers/promises';
import { is } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import type { Ctx } from '@/lib/context';
import { crashPoint } from '@/lib/crash-point';
import { assert } from '@/lib/errors';
import { log } from '@/lib/log';
import { isMissing, type StripeFailure, stripeFailure } from './failures';
import { type ObjectOf, type ParamsOf, type RequestKindName, requestKinds } from './request-kinds';
import {
  canonical,
  markSent,
  planRequest,
  type RequestRow,
  readRequest,
  recordAnswer,
  type StripeRequest,
  storedFailure,
} from './request-row';

export type StripeAnswer<StripeObject> =
  | { readonly outcome: 'confirmed'; readonly object: StripeObject }
  | { readonly outcome: 'refused'; readonly error: StripeFailure }
  /** Stripe may or may not have done it; the sweep finds out. */
  | { readonly outcome: 'unknown' };

const backoffMs = [0, 250, 750, 1_500] as const;
const patienceMs = 20_000;

/**
 * The only way to change something at Stripe: the intention is committed first, then sent under its deterministic key
 * `kind:subjectId:attempt`, then the answer is recorded. Calling it again with the same request gives the same object.
 */
export async function sendStripeRequest<Kind extends RequestKindName>(
  ctx: Ctx,
  request: StripeRequest<Kind>,
): Promise<StripeAnswer<ObjectOf<Kind>>> {
  assert(!is(ctx.db, PgTransaction), 'no transaction is held across a Stripe call');
  const row = await planRequest(ctx, request);
  crashPoint('request.planned');
  return deliverRequest(ctx, request.kind, row);
}

/** Sends a committed request, or gives the answer that it already has. */
export async function deliverRequest<Kind extends RequestKindName>(
  ctx: Ctx,
  kind: Kind,
  row: RequestRow,
): Promise<StripeAnswer<ObjectOf<Kind>>> {
  if (row.state === 'refused') return { outcome: 'refused', error: storedFailure(row) };
  if (row.state === 'confirmed') {
    assert(row.stripeObjectId !== null, `request ${row.key} is confirmed with an object`);
    return { outcome: 'confirmed', object: await requestKinds[kind].retrieve(ctx.stripe, row.stripeObjectId) };
  }
  const answer = (await waitForOthers(ctx, kind, row.key)) ?? (await callWithPatience(ctx, kind, row));
  crashPoint('request.answered');
  if (answer.outcome === 'confirmed') {
    await recordAnswer(ctx, row.key, { state: 'confirmed', stripeObjectId: answer.object.id });
    crashPoint('request.recorded');
    return answer;
  }
  await recordAnswer(ctx, row.key, { state: answer.outcome, failure: answer.error });
  if (answer.error.kind === 'bug') {
    const { code, message } = answer.error;
    log().error({ requestId: ctx.requestId, key: row.key, stripe: { code, message } }, 'Stripe refused what we asked');
  }
  return answer.outcome === 'refused' ? answer : { outcome: 'unknown' };
}

const othersPausesMs = [100, 200, 400, 800] as const;

/** Marks the request as sent by us (null), or waits a moment for the answer of whoever is sending it already. */
async function waitForOthers<Kind extends RequestKindName>(
  ctx: Ctx,
  kind: Kind,
  key: string,
): Promise<Called<ObjectOf<Kind>> | null> {
  if (!(await markSent(ctx, key, { insist: false }))) {
    for (const pauseMs of othersPausesMs) {
      const told = await answerOfOthers(ctx, kind, key);
      if (told !== null) return told;
      await wait(pauseMs);
    }
    await markSent(ctx, key, { insist: true });
  }
  crashPoint('request.sent');
  return null;
}

type Called<StripeObject> =
  | { readonly outcome: 'confirmed'; readonly object: StripeObject }
  | { readonly outcome: 'refused' | 'unknown'; readonly error: StripeFailure };

async function callWithPatience<Kind extends RequestKindName>(
  ctx: Ctx,
  kind: Kind,
  row: RequestRow,
): Promise<Called<ObjectOf<Kind>>> {
  const params = requestKinds[kind].params.parse(canonical(row.params));
  const startedAt = performance.now();
  let last: Called<ObjectOf<Kind>> | undefined;
  for (const pauseMs of backoffMs) {
    if (last !== undefined && performance.now() - startedAt > patienceMs) break;
    await wait(pauseMs);
    const told = last === undefined ? null : await answerOfOthers(ctx, kind, row.key);
    if (told !== null) return told;
    last = await callOnce(ctx, kind, { key: row.key, params });
    if (last.outcome !== 'unknown' || last.error.kind !== 'retryable') return last;
    if (!last.error.replayed) continue;
    const found = await findEffect(ctx, kind, row);
    return found === null ? last : { outcome: 'confirmed', object: found };
  }
  assert(last !== undefined, 'sent at least once');
  return last;
}

/** The same request of another process or tab may have been answered while we waited. */
async function answerOfOthers<Kind extends RequestKindName>(
  ctx: Ctx,
  kind: Kind,
  key: string,
): Promise<Called<ObjectOf<Kind>> | null> {
  const row = await readRequest(ctx, key);
  if (row.state === 'refused') return { outcome: 'refused', error: storedFailure(row) };
  if (row.state !== 'confirmed' || row.stripeObjectId === null) return null;
  return { outcome: 'confirmed', object: await requestKinds[kind].retrieve(ctx.stripe, row.stripeObjectId) };
}

async function callOnce<Kind extends RequestKindName>(
  ctx: Ctx,
  kind: Kind,
  request: { key: string; params: ParamsOf<Kind> },
): Promise<Called<ObjectOf<Kind>>> {
  try {
    const options = { idempotencyKey: request.key, maxNetworkRetries: 0 } as const;
    return { outcome: 'confirmed', object: await requestKinds[kind].send(ctx.stripe, request.params, options) };
  } catch (cause) {
    const error = stripeFailure(cause);
    const undecided = error.kind === 'retryable' || error.code === 'idempotency_error';
    return { outcome: undecided ? 'unknown' : 'refused', error };
  }
}

/** What a request made at Stripe, found without its key: by our mark in the metadata, or by the object's state. */
export async function findEffect<Kind extends RequestKindName>(
  ctx: Ctx,
  kind: Kind,
  row: RequestRow,
): Promise<ObjectOf<Kind> | null> {
  const params = requestKinds[kind].params.parse(row.params);
  const firstSentAt = row.firstSentAt ?? ctx.clock.now();
  const sent = { key: row.key, params, firstSentAt, lastSentAt: row.lastSentAt ?? ctx.clock.now() };
  try {
    return await requestKinds[kind].find(ctx.stripe, sent);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
