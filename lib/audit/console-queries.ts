import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { auditLog, auth_user } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { AuditId } from '@/lib/ids';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';

export interface AuditRow {
  readonly id: AuditId;
  readonly at: Date;
  readonly actorKind: string;
  /** Address of a member, name of a job; null for guests. */
  readonly actor: string | null;
  readonly action: string;
  readonly subjectId: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly reason: string | null;
  readonly requestId: string;
}

const columns = {
  id: auditLog.id,
  at: auditLog.at,
  actorKind: auditLog.actorKind,
  actor: sql<string | null>`coalesce(${auth_user.email}, ${auditLog.actorId})`,
  action: auditLog.action,
  subjectId: auditLog.subjectId,
  before: auditLog.before,
  after: auditLog.after,
  reason: auditLog.reason,
  requestId: auditLog.requestId,
};

/** A page of the log, newest first; with `subject`, of one subject only. Operators only. */
export async function listAudit(
  ctx: Ctx,
  request: { subject: string | null; after: MomentCursor<'aud'> | null; size: number },
): Promise<{ readonly entries: readonly AuditRow[]; readonly next: MomentCursor<'aud'> | null }> {
  assertOperator(ctx);
  const { subject, after, size } = request;
  const rows = await ctx.db
    .select(columns)
    .from(auditLog)
    .leftJoin(auth_user, eq(auth_user.id, auditLog.actorId))
    .where(
      and(subject === null ? undefined : eq(auditLog.subjectId, subject), olderThan(after, [auditLog.at, auditLog.id])),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ at, id }) => ({ at, id }) });
  return { entries: page, next };
}

/** Everything that was done to these subjects, oldest first. Operators only. */
export async function auditAbout(ctx: Ctx, subjectIds: readonly string[]): Promise<readonly AuditRow[]> {
  assertOperator(ctx);
  return ctx.db
    .select(columns)
    .from(auditLog)
    .leftJoin(auth_user, eq(auth_user.id, auditLog.actorId))
    .where(inArray(auditLog.subjectId, [...subjectIds]))
    .orderBy(asc(auditLog.at), asc(auditLog.id));
}
