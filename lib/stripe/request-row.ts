import { createHash } from 'node:crypto';
import { and, eq, inArray, lte, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { shift } from '@/lib/time/duration';
import type { StripeFailure } from './failures';
import type { ParamsOf, RequestKindName } from './request-kinds';

export type RequestRow = typeof stripeRequests.$inferSelect;

export interface StripeRequest<Kind extends RequestKindName> {
  readonly kind: Kind;
  /** The id of ours that the mutation is about. */
  readonly subjectId: string;
  readonly attempt: number;
  readonly params: ParamsOf<Kind>;
}

const open = ['planned', 'sent', 'unknown'] as const;
export const openRequestStates = [...open];

/** Keys in one order, so that the same request has the same bytes before and after the database. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

export function paramsHash(params: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(params)))
    .digest('hex');
}

const failureShape = z.object({
  kind: z.enum(['declined', 'retryable', 'conflict', 'bug']),
  code: z.string(),
  declineCode: z.string().nullable(),
  message: z.string(),
  replayed: z.boolean(),
});

export function storedFailure(row: RequestRow): StripeFailure {
  return failureShape.parse(JSON.parse(row.error ?? 'null'));
}

export function attemptOf(row: RequestRow): number {
  return Number(row.key.slice(row.key.lastIndexOf(':') + 1));
}

/** Commits the intention before anything is sent. A key that already stands must mean the same request. */
export async function planRequest<Kind extends RequestKindName>(
  ctx: Ctx,
  request: StripeRequest<Kind>,
): Promise<RequestRow> {
  const key = `${request.kind}:${request.subjectId}:${request.attempt}`;
  const hash = paramsHash(request.params);
  await ctx.db
    .insert(stripeRequests)
    .values({
      key,
      kind: request.kind,
      subjectId: request.subjectId,
      paramsHash: hash,
      params: { ...request.params },
      state: 'planned',
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing({ target: stripeRequests.key });
  const row = await readRequest(ctx, key);
  assert(row.paramsHash === hash, `request ${key} stands with other parameters`);
  return row;
}

export async function readRequest(ctx: Ctx, key: string): Promise<RequestRow> {
  const [row] = await ctx.db.select().from(stripeRequests).where(eq(stripeRequests.key, key));
  assert(row !== undefined, `request ${key} was written`);
  return row;
}

/** Another process that began to send this recently will tell the answer. */
const othersMs = 5_000;

/**
 * Before each sending: from now on Stripe may have the request. Answers false, changing nothing, while somebody else is sending
 * it – unless told to `insist`.
 */
export async function markSent(ctx: Ctx, key: string, { insist }: { insist: boolean }): Promise<boolean> {
  const now = ctx.clock.now();
  const idle = or(ne(stripeRequests.state, 'sent'), lte(stripeRequests.lastSentAt, shift(now, -othersMs)));
  const isOpen = inArray(stripeRequests.state, [...open]);
  const marked = await ctx.db
    .update(stripeRequests)
    .set({
      state: 'sent',
      firstSentAt: sql`coalesce(${stripeRequests.firstSentAt}, ${now.toISOString()}::timestamptz)`,
      lastSentAt: now,
      attempts: sql`${stripeRequests.attempts} + 1`,
    })
    .where(and(eq(stripeRequests.key, key), isOpen, insist ? undefined : idle))
    .returning({ key: stripeRequests.key });
  return marked.length > 0;
}

type Resolution =
  | { readonly state: 'confirmed'; readonly stripeObjectId: string }
  | { readonly state: 'refused' | 'unknown'; readonly failure: StripeFailure };

/** Records the answer, unless another process has recorded one. */
export async function recordAnswer(ctx: Ctx, key: string, answer: Resolution): Promise<void> {
  await ctx.db
    .update(stripeRequests)
    .set({
      state: answer.state,
      resolvedAt: answer.state === 'unknown' ? null : ctx.clock.now(),
      ...(answer.state === 'confirmed'
        ? { stripeObjectId: answer.stripeObjectId, error: null }
        : { error: JSON.stringify(answer.failure) }),
    })
    .where(and(eq(stripeRequests.key, key), inArray(stripeRequests.state, [...open])));
}
