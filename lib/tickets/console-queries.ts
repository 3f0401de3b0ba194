import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { orders, shares, tickets } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, TicketId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';

export interface ExpiredTickets {
  readonly count: number;
  /** Their money, still 前受金 until an operator decides what becomes of it. */
  readonly keptYen: Yen;
  readonly oldest: readonly { readonly ticketId: TicketId; readonly orderId: OrderId; readonly number: string }[];
}

/** Tickets that ended unused while their money is still here, with the orders of the oldest ones. Operators only. */
export async function expiredTickets(ctx: Ctx, size: number): Promise<ExpiredTickets> {
  assertOperator(ctx);
  const over = and(eq(tickets.state, 'issued'), lte(tickets.expiresAt, ctx.clock.now()), eq(shares.state, 'waiting'));
  const kept = sql<string>`coalesce(sum(${shares.totalYen} - ${shares.refundedYen}), 0)`;
  const [sums, oldest] = await Promise.all([
    ctx.db
      .select({ count: sql<string>`count(*)`, kept })
      .from(tickets)
      .innerJoin(shares, eq(shares.orderLineId, tickets.orderLineId))
      .where(over),
    ctx.db
      .select({ ticketId: tickets.id, orderId: orders.id, number: orders.number })
      .from(tickets)
      .innerJoin(shares, eq(shares.orderLineId, tickets.orderLineId))
      .innerJoin(orders, eq(orders.id, tickets.orderId))
      .where(over)
      .orderBy(asc(tickets.expiresAt), asc(tickets.id))
      .limit(size),
  ]);
  return { count: Number(sums[0]?.count ?? 0), keptYen: yen(Number(sums[0]?.kept ?? 0)), oldest };
}
