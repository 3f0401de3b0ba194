import { asc, eq } from 'drizzle-orm';
import { facilities, orderLines, shares } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { settleShare } from './settle-share';

/**
 * One share per line of an order that has just been paid, in the caller's transaction. Where the facility's policy says so, it
 * is due at once. A second call opens and posts nothing.
 */
export async function openShares(ctx: Ctx, input: { orderId: OrderId; paidAt: Date }): Promise<void> {
  const lines = await ctx.db
    .select({ line: orderLines, trigger: facilities.shareTrigger })
    .from(orderLines)
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .where(eq(orderLines.orderId, input.orderId))
    .orderBy(asc(orderLines.position));
  const rows = lines.map(({ line, trigger }) => ({
    id: newId('shr'),
    orderLineId: line.id,
    orderId: input.orderId,
    facilityId: line.facilityId,
    trigger,
    totalYen: line.totalYen,
    discountsYen: line.ownDiscountsYen,
    shareYen: line.shareYen,
    state: 'waiting' as const,
    createdAt: ctx.clock.now(),
  }));
  const opened = await ctx.db
    .insert(shares)
    .values(rows)
    .onConflictDoNothing({ target: shares.orderLineId })
    .returning();
  for (const share of opened) {
    if (share.trigger !== 'payment') continue;
    await settleShare(ctx, {
      orderLineId: share.orderLineId,
      recognised: true,
      fact: { kind: 'order_paid', id: input.orderId },
      occurredAt: input.paidAt,
    });
  }
}
