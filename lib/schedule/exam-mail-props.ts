import { eq } from 'drizzle-orm';
import { courses, facilities, orderLines, orders, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId } from '@/lib/ids';
import type { ExamLine } from '@/lib/notify/mails/exam-props';

export interface ExamMail {
  readonly orderId: OrderId;
  readonly to: string;
  readonly locale: 'ja' | 'en';
  readonly buyerName: string;
  readonly line: ExamLine;
}

/** A dated line as its mails show it; null without an address or a day. */
export async function examMailOf(ctx: Pick<Ctx, 'db'>, lineId: OrderLineId): Promise<ExamMail | null> {
  const [row] = await ctx.db
    .select({ line: orderLines, order: orders, course: courses, facility: facilities, ticket: tickets })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .innerJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .where(eq(orderLines.id, lineId));
  if (row === undefined || row.order.buyerEmail === null || row.line.examDate === null) return null;
  const { line, order, course, facility, ticket } = row;
  return {
    orderId: order.id,
    to: row.order.buyerEmail,
    locale: order.locale,
    buyerName: order.buyerName ?? '',
    line: {
      courseTitle: line.courseTitle,
      examineeName: line.examineeName ?? '',
      examDate: row.line.examDate,
      ticketCode: ticket.code,
      facility: {
        name: line.facilityName,
        address: facility.address,
        phone: facility.phone,
        receptionHours: facility.receptionHours,
      },
      preparation: course.preparation,
      belongings: course.belongings,
    },
  };
}
