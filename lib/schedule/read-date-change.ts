import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { facilities, orderLines, orders, tickets } from '@/db/schema';
import { hasRole } from '@/lib/auth/actor';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { CourseId, OrderId, OrderLineId } from '@/lib/ids';
import { changeDeadline, whyNotChangeable } from './change-rules';

export interface DatedLine {
  readonly lineId: OrderLineId;
  readonly courseId: CourseId;
  readonly courseTitle: string;
  readonly examineeName: string;
  readonly examDate: string;
  readonly facilityName: string;
  readonly facilityPhone: string;
  readonly facilityHours: string;
  readonly ticketExpiresAt: Date;
  readonly cancelLadder: CancelLadder | null;
  /** Null when the day cannot be changed here at all. */
  readonly deadline: Date | null;
  readonly whyNot: 'not_changeable' | 'deadline' | null;
}

/** The dated lines of an order and whether the buyer may change their days now. Operators see all; strangers get `not_found`. */
export async function readDateChange(
  ctx: Ctx,
  orderId: OrderId,
): Promise<{ readonly number: string; readonly lines: readonly DatedLine[] }> {
  if (!hasRole(ctx.actor, 'operator')) await assertOrderAccess(ctx, orderId);
  const [order] = await ctx.db.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
  if (order === undefined) throw new AppError('not_found');
  const rows = await ctx.db
    .select({ line: orderLines, facility: facilities, ticket: tickets })
    .from(orderLines)
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .innerJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .where(and(eq(orderLines.orderId, orderId), isNotNull(orderLines.examDate)))
    .orderBy(asc(orderLines.position));
  const now = ctx.clock.now();
  const lines = rows.flatMap(({ line, facility, ticket }) => {
    const { examDate, cancelLadder } = line;
    if (examDate === null) return [];
    const changeable = { examDate, cancelLadder, ticketState: ticket.state, ticketExpiresAt: ticket.expiresAt };
    return {
      lineId: line.id,
      courseId: line.courseId,
      courseTitle: line.courseTitle,
      examDate,
      examineeName: line.examineeName ?? '',
      facilityName: line.facilityName,
      facilityPhone: facility.phone,
      facilityHours: facility.receptionHours,
      ticketExpiresAt: ticket.expiresAt,
      cancelLadder,
      deadline: changeDeadline(changeable),
      whyNot: whyNotChangeable(changeable, { now, isOperator: false }),
    };
  });
  return { number: order.number, lines };
}
