import { and, eq, ne } from 'drizzle-orm';
import { courses, facilities, orderLines, tickets } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId, TicketId } from '@/lib/ids';

/** A ticket as its PDF prints it: nothing of the price, it may be a gift. */
export interface PrintedTicket {
  readonly code: string;
  readonly examDay: string | null;
  readonly expiresAt: Date;
  readonly examinee: { readonly name: string; readonly kana: string | null };
  readonly courseTitle: string;
  readonly examItems: readonly string[];
  readonly durationMinutes: number;
  readonly facility: {
    readonly name: string;
    readonly address: string;
    readonly access: string;
    readonly phone: string;
    readonly receptionHours: string;
  };
  readonly preparation: string;
  readonly belongings: string;
  readonly exclusions: readonly string[];
  readonly resultDelivery: string;
}

/** A ticket that is not void, for who holds its order. Strangers get `not_found`. */
export async function readPrintedTicket(
  ctx: Ctx,
  { orderId, ticketId }: { orderId: OrderId; ticketId: TicketId },
): Promise<PrintedTicket> {
  await assertOrderAccess(ctx, orderId);
  const [row] = await ctx.db
    .select({ ticket: tickets, line: orderLines, facility: facilities, course: courses })
    .from(tickets)
    .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .where(and(eq(tickets.id, ticketId), eq(tickets.orderId, orderId), ne(tickets.state, 'void')));
  if (row === undefined) throw new AppError('not_found');
  const { ticket, line, facility, course } = row;
  const { address, access, phone, receptionHours } = facility;
  return {
    code: ticket.code,
    examDay: line.examDate,
    expiresAt: ticket.expiresAt,
    examinee: { name: line.examineeName ?? '', kana: line.examineeKana },
    courseTitle: line.courseTitle,
    examItems: course.examItems,
    durationMinutes: course.durationMinutes,
    facility: { name: line.facilityName, address, access, phone, receptionHours },
    preparation: course.preparation,
    belongings: course.belongings,
    exclusions: course.exclusions,
    resultDelivery: course.resultDelivery,
  };
}
