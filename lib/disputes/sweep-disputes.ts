import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { yen } from '@/lib/money/yen';
import { type Swept, sweepEach } from '@/lib/stripe/sweep-each';
import { minuteMs, shift } from '@/lib/time/duration';
import { syncDispute } from './sync-dispute';

const batchSize = 100;

/** Reads disputes again that are not decided, and won ones whose money is still away. */
export async function sweepDisputes(ctx: Ctx): Promise<Swept> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .select({ id: disputes.id, stripeDisputeId: disputes.stripeDisputeId })
    .from(disputes)
    .where(
      and(
        lte(disputes.syncedAt, shift(now, -15 * minuteMs)),
        or(isNull(disputes.closedAt), and(eq(disputes.state, 'won'), gt(disputes.withdrawnYen, yen(0)))),
      ),
    )
    .orderBy(asc(disputes.syncedAt))
    .limit(batchSize);
  return sweepEach(rows, async ({ id, stripeDisputeId }) => {
    await ctx.db.update(disputes).set({ syncedAt: now }).where(eq(disputes.id, id));
    return (await syncDispute(ctx, stripeDisputeId)).effect === 'applied';
  });
}
