import { auditLog } from '@/db/schema';
import type { Actor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { newId } from '@/lib/ids';

export interface AuditFact {
  /** Domain and past tense, e.g. `order.refunded`. */
  readonly action: string;
  readonly subjectId: string;
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  readonly reason?: string;
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'system' ? actor.name : null;
}

/**
 * Writes who did what into the append-only log. Call it with the transaction of the change, so that neither exists without
 * the other. Ids and states only: no names, addresses or codes in `before` and `after`.
 */
export async function recordAudit(ctx: Ctx, fact: AuditFact): Promise<void> {
  await ctx.db.insert(auditLog).values({
    id: newId('aud'),
    at: ctx.clock.now(),
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    action: fact.action,
    subjectId: fact.subjectId,
    before: fact.before ?? null,
    after: fact.after ?? null,
    reason: fact.reason ?? null,
    requestId: ctx.requestId,
  });
}
