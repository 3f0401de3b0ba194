import type { Ctx } from '@/lib/context';
import type { Sync, SyncOutcome } from '@/lib/stripe/sync';
import type { SyncKind } from './route-event';

/** A sync whose snapshot type is closed over: fetches, and gives what is to be done inside the transaction. */
export interface EventSync {
  fetch(ctx: Ctx, stripeId: string): Promise<(ctx: Ctx) => Promise<SyncOutcome>>;
}

export type EventSyncs = Readonly<Record<SyncKind, EventSync>>;

export function toEventSync<Snapshot>(sync: Sync<Snapshot>): EventSync {
  return {
    fetch: async (ctx, stripeId) => {
      const snapshot = await sync.fetch(ctx, stripeId);
      return (applyCtx) => sync.apply(applyCtx, snapshot);
    },
  };
}
