import pino from 'pino';
import type { Sql } from 'postgres';
import { openDatabase } from '@/db/client';
import { testDatabase } from '@/db/testing/test-database';
import type { Ctx } from '@/lib/context';
import { createStripeClient } from '@/lib/stripe/client';
import { systemClock } from '@/lib/time/clock';
import { createRefusalCounter } from '../count-refusals';
import type { EventSource } from '../event-envelope';
import type { ReceiveDeps } from '../receive';
import { createDrainWaker } from '../wake-drain';

export const testSecrets = {
  snapshot: ['whsec_current_snapshot', 'whsec_rolled_snapshot'],
  thin: ['whsec_current_thin'],
} as const satisfies Record<EventSource, readonly string[]>;

export interface OpenInbox {
  readonly ctx: Ctx;
  readonly sql: Sql;
  readonly receiveDeps: ReceiveDeps;
  close(): Promise<void>;
}

/** The inbox's parts over a given database, as a process has them. */
export function openInbox(databaseUrl: string, options: { max?: number } = {}): OpenInbox {
  const { db, sql, close } = openDatabase(databaseUrl, options);
  const stripe = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_inbox', STRIPE_API_BASE: 'http://127.0.0.1:1' });
  const log = pino({ level: 'silent' });
  const refusals = createRefusalCounter(sql, systemClock);
  const wakeDrain = createDrainWaker(sql);
  return {
    ctx: { db, stripe, clock: systemClock, actor: { kind: 'system', name: 'test' }, requestId: 'test' },
    sql,
    receiveDeps: { sql, stripe, clock: systemClock, secrets: testSecrets, refusals, wakeDrain, log },
    close,
  };
}

/** A migrated database of one's own with an inbox on it; works with `await using`. */
export async function testInbox(): Promise<OpenInbox & AsyncDisposable & { readonly databaseUrl: string }> {
  const databaseUrl = await testDatabase();
  const inbox = openInbox(databaseUrl);
  return { ...inbox, databaseUrl, [Symbol.asyncDispose]: inbox.close };
}
