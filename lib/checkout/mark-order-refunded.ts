import { and, eq, inArray } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { releasePlaces } from '@/lib/schedule/release-places';
import { voidTickets } from '@/lib/tickets/void-tickets';
import { mailOrder } from './mail-order';
import { statesBefore } from './order-state';

/**
 * Nothing of an order is left: refunded, tickets void, one mail unless its buyer was told already, in the caller's transaction. An order that was dead when it was
 * paid is told the same way. Repeated calls change nothing.
 */
export async function markOrderRefunded(
  ctx: Ctx,
  input: { orderId: OrderId; told?: boolean },
): Promise<'refunded' | 'already'> {
  const [order] = await ctx.db.select({ state: orders.state }).from(orders).where(eq(orders.id, input.orderId));
  const won = await ctx.db
    .update(orders)
    .set({ state: 'refunded' })
    .where(and(eq(orders.id, input.orderId), inArray(orders.state, statesBefore('refunded'))))
    .returning({ id: orders.id });
  if (won.length === 0) return 'already';
  await voidTickets(ctx, input);
  await releasePlaces(ctx, input);
  if (input.told !== true) await mailOrder(ctx, { orderId: input.orderId, template: 'order_refunded' });
  await recordAudit(ctx, {
    action: 'order.refunded',
    subjectId: input.orderId,
    before: { state: order?.state },
    after: { state: 'refunded' },
  });
  return 'refunded';
}
