import { type Database, openDatabase } from '@/db/client';
import type { Actor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { createStripeClient } from '@/lib/stripe/client';
import { type Clock, fixedClock } from '@/lib/time/clock';
import { dayMs, minuteMs } from '@/lib/time/duration';
import { movableClock } from './movable-clock';
import { testDatabase } from './test-database';
import { testSandbox } from './test-sandbox';

export interface TestContext extends AsyncDisposable {
  readonly ctx: Ctx;
  readonly database: Database;
  readonly databaseUrl: string;
  /** The same context for somebody else. */
  as(actor: Actor): Ctx;
  close(): Promise<void>;
}

export interface SandboxContext extends TestContext {
  /** Base of the sandbox's API and of `/_sandbox`. */
  readonly sandboxUrl: string;
  control(path: string, body: unknown): Promise<unknown>;
  /** Moves sandbox and context forward; what falls due there happens before it returns. */
  advanceMs(ms: number): Promise<void>;
  advanceMinutes(minutes: number): Promise<void>;
  advanceDays(days: number): Promise<void>;
}

export const testSecretKey = 'sk_test_dokuei';
const system: Actor = { kind: 'system', name: 'test' };

/** A context on a database of its own, without Stripe: nothing listens at its address. The clock stands at `now`. */
export async function testContext(now = new Date('2026-11-20T03:00:00Z')): Promise<TestContext> {
  return open('http://127.0.0.1:1', fixedClock(now));
}

/** A context on a database and a Stripe sandbox of its own, on the sandbox's clock. */
export async function sandboxContext(options: { timeoutMs?: number } = {}): Promise<SandboxContext> {
  const sandbox = await testSandbox();
  const clock = movableClock(sandbox.url);
  const opened = await open(sandbox.url, clock, options.timeoutMs);
  const close = async () => {
    await opened.close();
    await sandbox.stop();
  };
  const control = async (path: string, body: unknown) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
    if (!response.ok) throw new Error(`sandbox ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    ...opened,
    sandboxUrl: sandbox.url,
    control,
    advanceMs: clock.advanceMs,
    advanceMinutes: (minutes) => clock.advanceMs(minutes * minuteMs),
    advanceDays: (days) => clock.advanceMs(days * dayMs),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The sandbox's context with a Stripe client that soon gives up on an answer that never comes. */
export function impatient({ ctx, sandboxUrl }: SandboxContext): Ctx {
  const settings = { STRIPE_SECRET_KEY: testSecretKey, STRIPE_API_BASE: sandboxUrl };
  return { ...ctx, stripe: createStripeClient(settings, { timeoutMs: 600 }) };
}

async function open(stripeUrl: string, clock: Clock, timeoutMs = 5_000): Promise<TestContext> {
  const databaseUrl = await testDatabase();
  const database = openDatabase(databaseUrl);
  const stripe = createStripeClient({ STRIPE_SECRET_KEY: testSecretKey, STRIPE_API_BASE: stripeUrl }, { timeoutMs });
  const ctx: Ctx = { db: database.db, stripe, clock, actor: system, requestId: 'req_test' };
  const { close } = database;
  const as = (actor: Actor): Ctx => ({ ...ctx, actor });
  return { ctx, database, databaseUrl, as, close, [Symbol.asyncDispose]: close };
}
