import { and, eq, inArray } from 'drizzle-orm';
import { orderLines, placeHolds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/** The places of an order are its own for good now that it is paid, in the caller's transaction. A second call changes nothing. */
export async function keepPlaces(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const lines = ctx.db.select({ id: orderLines.id }).from(orderLines).where(eq(orderLines.orderId, input.orderId));
  await ctx.db
    .update(placeHolds)
    .set({ state: 'kept' })
    .where(and(inArray(placeHolds.orderLineId, lines), eq(placeHolds.state, 'held')));
}
