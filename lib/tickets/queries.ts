import { asc, eq } from 'drizzle-orm';
import { courses, facilities, orderLines, tickets } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId, TicketId } from '@/lib/ids';

export interface OrderTicket {
  readonly ticketId: TicketId;
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  /** The day of the examination in Japan; null for an undated ticket. */
  readonly examDate: string | null;
  readonly code: string;
  readonly state: 'issued' | 'redeemed' | 'void';
  readonly expiresAt: Date;
  readonly redeemedAt: Date | null;
  readonly examineeName: string;
  readonly courseTitle: string;
  readonly facility: {
    readonly name: string;
    readonly address: string;
    readonly access: string;
    readonly phone: string;
    readonly receptionHours: string;
  };
  readonly preparation: string;
  readonly belongings: string;
}

/** The tickets of an order in the order of its lines. Strangers get `not_found`. */
export async function ticketsOfOrder(ctx: Ctx, orderId: OrderId): Promise<readonly OrderTicket[]> {
  await assertOrderAccess(ctx, orderId);
  const rows = await ctx.db
    .select({ ticket: tickets, line: orderLines, facility: facilities, course: courses })
    .from(tickets)
    .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .where(eq(tickets.orderId, orderId))
    .orderBy(asc(orderLines.position));
  return rows.map(({ ticket, line, facility, course }) => ({
    ticketId: ticket.id,
    orderId,
    lineId: line.id,
    examDate: line.examDate,
    code: ticket.code,
    state: ticket.state,
    expiresAt: ticket.expiresAt,
    redeemedAt: ticket.redeemedAt,
    examineeName: line.examineeName ?? '',
    courseTitle: line.courseTitle,
    facility: {
      name: line.facilityName,
      address: facility.address,
      access: facility.access,
      phone: facility.phone,
      receptionHours: facility.receptionHours,
    },
    preparation: course.preparation,
    belongings: course.belongings,
  }));
}
