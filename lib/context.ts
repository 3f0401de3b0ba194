import type { Db } from '@/db/client';
import type { Actor } from '@/lib/auth/actor';
import type { StripeClient } from '@/lib/stripe/client';
import type { Clock } from '@/lib/time/clock';

/** What every verb gets first: complete, so that no verb reaches for a global. `{ ...ctx, db: tx }` inside a transaction. */
export interface Ctx {
  readonly db: Db;
  readonly stripe: StripeClient;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly requestId: string;
}
