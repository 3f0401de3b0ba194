import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as schema from '@/db/schema';
import { env } from '@/lib/env';

/** A connection pool or an open transaction: verbs take either. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export interface Database {
  readonly db: Db;
  /** The same pool for raw tagged SQL (inbox, locks, LISTEN). */
  readonly sql: Sql;
  close(): Promise<void>;
}

/** Seconds between attempts to connect, at most one: the driver's own twenty keep requests waiting for a database that is back. */
const backOff = (attempts: number) => (1 + Math.random()) * Math.min(0.005 * 3 ** attempts, 0.5);

/** Opens a pool. Statements are limited to 15 s and idle transactions to 30 s, so nothing holds a lock for ever. */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const sql = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: backOff,
    onnotice: () => undefined,
    connection: {
      application_name: 'dokuei-pay',
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}

let shared: Database | undefined;

/** The process's pool, opened on first use. */
export function database(): Database {
  shared ??= openDatabase(env().DATABASE_URL);
  return shared;
}
