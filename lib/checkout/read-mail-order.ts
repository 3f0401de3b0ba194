import { asc, eq } from 'drizzle-orm';
import { courses, facilities, orderLines, orders, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import type { OrderMailProps } from '@/lib/notify/mails/order-props';

/** The order as its mails need it, with the address they go to. Only orders whose details were submitted have one. */
export async function readMailOrder(
  ctx: Ctx,
  orderId: OrderId,
): Promise<{ to: string; locale: 'ja' | 'en'; props: OrderMailProps }> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert(order?.buyerEmail != null && order.buyerName !== null, 'a mailed order has a buyer');
  const rows = await ctx.db
    .select({ line: orderLines, course: courses, facility: facilities, ticket: tickets })
    .from(orderLines)
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .leftJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const lines = rows.map(({ line, course, facility, ticket }) => ({
    courseTitle: line.courseTitle,
    priceYen: line.totalYen,
    examineeName: line.examineeName ?? '',
    ticketCode: ticket?.code ?? null,
    ticketExpiresAt: ticket?.expiresAt.toISOString() ?? null,
    examDate: line.examDate,
    facility: {
      name: line.facilityName,
      address: facility.address,
      phone: facility.phone,
      receptionHours: facility.receptionHours,
    },
    belongings: course.belongings,
    preparation: course.preparation,
  }));
  const { regularYen, setDiscountYen, couponDiscountYen, couponCode } = order;
  const sums = { regularYen, setDiscountYen, couponDiscountYen, couponCode };
  return {
    to: order.buyerEmail,
    locale: order.locale,
    props: { orderId, number: order.number, buyerName: order.buyerName, totalYen: order.totalYen, sums, lines },
  };
}
