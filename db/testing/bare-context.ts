import { openDatabase } from '@/db/client';
import type { Ctx } from '@/lib/context';
import { createStripeClient } from '@/lib/stripe/client';
import { systemClock } from '@/lib/time/clock';
import { testDatabase } from './test-database';

export interface BareContext extends AsyncDisposable {
  readonly ctx: Ctx;
  readonly url: string;
  readonly sql: ReturnType<typeof openDatabase>['sql'];
}

/** A context over a migrated database of its own, without Stripe: calls to it go nowhere and fail. */
export async function bareContext(): Promise<BareContext> {
  const url = await testDatabase();
  const { db, sql, close } = openDatabase(url, { max: 5 });
  const stripe = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_nowhere', STRIPE_API_BASE: 'http://127.0.0.1:9' });
  const ctx = {
    db,
    stripe,
    clock: systemClock,
    actor: { kind: 'system', name: 'test' },
    requestId: 'req_test',
  } as const;
  return { ctx, url, sql, [Symbol.asyncDispose]: close };
}
