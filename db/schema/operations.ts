import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns';

/** Each scheduled job proves that it ran; a missing beat is an alarm. */
export const jobHeartbeats = pgTable('job_heartbeats', {
  name: text('name').primaryKey(),
  everySeconds: integer('every_seconds').notNull(),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at'),
  succeeded: boolean('succeeded'),
  lastError: text('last_error'),
});

/** How far a sweep has come, so that the next one begins where the last one succeeded. */
export const sweepCursors = pgTable('sweep_cursors', {
  name: text('name').primaryKey(),
  sweptUntil: instant('swept_until').notNull(),
});

/** Who did what, append-only (trigger). */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id('id', 'aud').primaryKey(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    subjectId: text('subject_id').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    reason: text('reason'),
    requestId: text('request_id').notNull(),
  },
  (table) => [index('audit_log_subject').on(table.subjectId), index('audit_log_newest').on(table.at, table.id)],
);
