import { and, eq } from 'drizzle-orm';
import { tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/** Makes an order's unused tickets worthless, in the caller's transaction. Redeemed ones stay as they are. */
export async function voidTickets(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  await ctx.db
    .update(tickets)
    .set({ state: 'void', voidedAt: ctx.clock.now() })
    .where(and(eq(tickets.orderId, input.orderId), eq(tickets.state, 'issued')));
}
