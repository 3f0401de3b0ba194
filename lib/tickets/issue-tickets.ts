import { eq } from 'drizzle-orm';
import { orderLines, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { dayMs, shift } from '@/lib/time/duration';
import { jstDay, startOfJstDay } from '@/lib/time/jst';
import { newTicketCode } from './ticket-code';

/** 資金決済法4条2号: a ticket usable for longer than six months would be a prepaid payment instrument. */
const validDays = 180;

/** The last instant of the 179th day after issue in Japan, which is always within 180 × 24 hours. */
export function ticketExpiry(issuedAt: Date): Date {
  return shift(startOfJstDay(jstDay(shift(issuedAt, validDays * dayMs))), -1);
}

/** One ticket per order line, in the caller's transaction. A second call issues nothing (unique by line). */
export async function issueTickets(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const lines = await ctx.db
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(eq(orderLines.orderId, input.orderId))
    .orderBy(orderLines.position);
  const issuedAt = ctx.clock.now();
  const rows = lines.map((line) => ({
    id: newId('tkt'),
    orderId: input.orderId,
    orderLineId: line.id,
    code: newTicketCode(),
    state: 'issued' as const,
    issuedAt,
    expiresAt: ticketExpiry(issuedAt),
  }));
  await ctx.db.insert(tickets).values(rows).onConflictDoNothing({ target: tickets.orderLineId });
}
