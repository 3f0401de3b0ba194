import { and, eq } from 'drizzle-orm';
import { stripeEvents } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { hasRole } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { errorText } from '@/lib/log';
import type { SyncOutcome } from '@/lib/stripe/sync';
import type { EventSyncs } from './event-syncs';
import { routeEvent } from './route-event';
import { settleDeadLetters } from './settle-claim';
import { stripeSyncs } from './stripe-syncs';

type EventRow = typeof stripeEvents.$inferSelect;

export type ReplayResult =
  | ({ readonly ok: true } & SyncOutcome)
  /** `in_progress`: a worker has it or will take it; `nothing_to_do`: no one acts on this type; `failed`: see the message. */
  | { readonly ok: false; readonly reason: 'in_progress' | 'nothing_to_do' }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string };

/**
 * Does the work of one event again, now: for dead letters, and as a proof that a done event has no further effect
 * (`effect: 'none'`). Operators only; not found for an unknown event.
 */
export async function replayEvent(
  ctx: Ctx,
  { eventId }: { readonly eventId: string },
  syncs: EventSyncs = stripeSyncs,
): Promise<ReplayResult> {
  if (!hasRole(ctx.actor, 'operator')) throw new AppError('forbidden');
  const [event] = await ctx.db.select().from(stripeEvents).where(eq(stripeEvents.id, eventId));
  if (event === undefined) throw new AppError('not_found');
  if (event.state === 'new' || event.state === 'running') return { ok: false, reason: 'in_progress' };
  const route = routeEvent(event.type);
  if (route === null || event.state === 'ignored') return { ok: false, reason: 'nothing_to_do' };
  try {
    const apply = await syncs[route.kind].fetch(ctx, event.subjectId);
    return await ctx.db.transaction(async (tx) => {
      const txCtx = { ...ctx, db: tx };
      const outcome = await apply(txCtx);
      await recordReplay(txCtx, event, outcome);
      return { ok: true, ...outcome };
    });
  } catch (error) {
    return { ok: false, reason: 'failed', message: errorText(error) };
  }
}

async function recordReplay(ctx: Ctx, event: EventRow, outcome: SyncOutcome): Promise<void> {
  if (outcome.effect !== 'parked') await settleDeadLetters(ctx, event, outcome);
  else {
    const stillDead = and(eq(stripeEvents.id, event.id), eq(stripeEvents.state, 'dead'));
    await ctx.db.update(stripeEvents).set({ lastError: outcome.note }).where(stillDead);
  }
  await recordAudit(ctx, {
    action: 'stripe_event.replayed',
    subjectId: event.id,
    before: { state: event.state },
    after: { effect: outcome.effect },
  });
}
