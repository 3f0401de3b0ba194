import type { Ctx } from '@/lib/context';
import { crashPoint } from '@/lib/crash-point';
import { errorText } from '@/lib/log';
import type { SyncOutcome } from '@/lib/stripe/sync';
import type { Claim } from './claim-events';
import type { EventSyncs } from './event-syncs';
import { failClaim, finishClaim, lockClaim } from './settle-claim';

export type ClaimResult = SyncOutcome['effect'] | 'lost' | 'failed';

const unrouted: SyncOutcome = { effect: 'none', note: 'this version does nothing for events of this type' };

/**
 * Fetches outside any transaction, then applies: the effect and the events' end in one transaction, and only while the claim
 * is still ours. A failure is recorded for a later attempt; it throws only when not even that could be written.
 */
export async function workClaim(ctx: Ctx, syncs: EventSyncs, claim: Claim): Promise<ClaimResult> {
  crashPoint('drain.claimed');
  try {
    const apply = claim.kind === null ? async () => unrouted : await syncs[claim.kind].fetch(ctx, claim.subjectId);
    crashPoint('drain.fetched');
    const result = await ctx.db.transaction(async (tx) => {
      if (!(await lockClaim(tx, claim))) return 'lost' as const;
      const txCtx = { ...ctx, db: tx };
      const outcome = await apply(txCtx);
      await finishClaim(txCtx, claim, outcome);
      crashPoint('drain.applied_before_commit');
      return outcome.effect;
    });
    crashPoint('drain.committed');
    return result;
  } catch (error) {
    await failClaim(ctx.db, claim, errorText(error));
    return 'failed';
  }
}
