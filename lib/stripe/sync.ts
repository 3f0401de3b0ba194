import type { Ctx } from '@/lib/context';

export type SyncOutcome =
  | { readonly effect: 'applied' | 'none'; readonly note: string }
  /** The object contradicts our records: nothing was booked, an operator must look. */
  | { readonly effect: 'parked'; readonly note: string };

/**
 * One convergent way to bring our records in line with a Stripe object, called alike by webhook, return URL, sweep, job and
 * replay. `fetch` reads Stripe outside any transaction; `apply` runs in one transaction, and running it twice, late or out of
 * order changes nothing.
 */
export interface Sync<Snapshot> {
  readonly kind: string;
  fetch(ctx: Ctx, stripeId: string): Promise<Snapshot>;
  apply(ctx: Ctx, snapshot: Snapshot): Promise<SyncOutcome>;
}

/** Fetches, then applies in a transaction of its own. */
export async function runSync<Snapshot>(ctx: Ctx, sync: Sync<Snapshot>, stripeId: string): Promise<SyncOutcome> {
  const snapshot = await sync.fetch(ctx, stripeId);
  return ctx.db.transaction((tx) => sync.apply({ ...ctx, db: tx }, snapshot));
}
