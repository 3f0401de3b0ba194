import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns';

/** The last runs of the invariants: a row per change of what is broken. One that was broken holds outgoing money until released. */
export const invariantRuns = pgTable(
  'invariant_runs',
  {
    id: id('id', 'ivr').primaryKey(),
    firstRunAt: instant('first_run_at').notNull(),
    lastRunAt: instant('last_run_at').notNull(),
    /** Names of the broken invariants; empty when all held. */
    broken: jsonb('broken').$type<readonly string[]>().notNull(),
    releasedAt: instant('released_at'),
    releasedBy: text('released_by'),
    releaseReason: text('release_reason'),
  },
  (table) => [
    index('invariant_runs_newest').on(table.firstRunAt),
    index('invariant_runs_open')
      .on(table.firstRunAt)
      .where(sql`${table.broken} <> '[]'::jsonb and ${table.releasedAt} is null`),
    check(
      'invariant_runs_release',
      sql`(${table.releasedAt} is null) = (${table.releasedBy} is null) and (${table.releasedAt} is null) = (${table.releaseReason} is null)`,
    ),
  ],
);
