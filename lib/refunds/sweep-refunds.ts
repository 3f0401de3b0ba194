import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type Swept, sweepEach } from '@/lib/stripe/sweep-each';
import { minuteMs, shift } from '@/lib/time/duration';
import { sendRefund } from './send-refund';
import { syncRefund } from './sync-refund';

const batchSize = 100;

/**
 * Finishes refunds whose sending was interrupted, and reads again those that Stripe has not decided for 15 minutes. Each is stamped
 * before it is tried: what fails goes to the end of the queue.
 */
export async function sweepRefunds(ctx: Ctx): Promise<Swept> {
  const now = ctx.clock.now();
  const interrupted = and(
    eq(refunds.state, 'planned'),
    isNull(refunds.stripeRefundId),
    lte(refunds.createdAt, shift(now, -minuteMs)),
  );
  const undecided = and(
    inArray(refunds.state, ['planned', 'pending', 'requires_action']),
    lte(refunds.syncedAt, shift(now, -15 * minuteMs)),
  );
  const rows = await ctx.db
    .select()
    .from(refunds)
    .where(or(interrupted, undecided))
    .orderBy(sql`${refunds.syncedAt} nulls first`, asc(refunds.createdAt))
    .limit(batchSize);
  return sweepEach(rows, async (refund) => {
    await ctx.db.update(refunds).set({ syncedAt: now }).where(eq(refunds.id, refund.id));
    if (refund.stripeRefundId === null) return (await sendRefund(ctx, refund)) === 'sent';
    return (await syncRefund(ctx, refund.stripeRefundId)).effect === 'applied';
  });
}
