import { and, asc, eq, gt, isNull, lte, notExists, sql } from 'drizzle-orm';
import { mails, orderLines, orders, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { TicketId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { dayMs, shift } from '@/lib/time/duration';

const remindDays = 30;
const batchSize = 200;

const factKey = (ticketId: TicketId) => `ticket_expiring:${ticketId}`;

/**
 * One mail per undated ticket that nobody has used thirty days before its end. Dated ones have their day instead. Returns how
 * many were written.
 */
export async function remindExpiringTickets(ctx: Ctx): Promise<{ reminded: number }> {
  const now = ctx.clock.now();
  const reminded = ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(eq(mails.factKey, sql`'ticket_expiring:' || ${tickets.id}`));
  const due = await ctx.db
    .select({ ticket: tickets, line: orderLines, order: orders })
    .from(tickets)
    .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
    .innerJoin(orders, eq(orders.id, tickets.orderId))
    .where(
      and(
        eq(tickets.state, 'issued'),
        eq(orders.state, 'paid'),
        isNull(orderLines.examDate),
        isNull(orderLines.canceledAt),
        gt(tickets.expiresAt, now),
        lte(tickets.expiresAt, shift(now, remindDays * dayMs)),
        notExists(reminded),
      ),
    )
    .orderBy(asc(tickets.expiresAt))
    .limit(batchSize);
  let written = 0;
  for (const { ticket, line, order } of due) {
    if (order.buyerEmail === null) continue;
    const mail = {
      factKey: factKey(ticket.id),
      template: 'ticket_expiring',
      to: order.buyerEmail,
      orderId: order.id,
      locale: order.locale,
      props: {
        orderId: order.id,
        buyerName: order.buyerName ?? '',
        courseTitle: line.courseTitle,
        facilityName: line.facilityName,
        examineeName: line.examineeName ?? '',
        expiresAt: ticket.expiresAt.toISOString(),
      },
    };
    if ((await ctx.db.transaction((tx) => enqueueMail({ ...ctx, db: tx }, mail))) !== null) written += 1;
  }
  return { reminded: written };
}
