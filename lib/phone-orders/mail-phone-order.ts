import { asc, eq } from 'drizzle-orm';
import { orderLines, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { PhoneOrderProps } from '@/lib/notify/mails/phone-order';

export const phoneOrderMailKey = (orderId: OrderId) => `phone_order:${orderId}`;

/** The link at which a caller reads, agrees and pays, in the caller's transaction: once, and once for each `again`. */
export async function mailPhoneOrder(ctx: Ctx, orderId: OrderId, again?: number): Promise<void> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert(order?.buyerEmail != null && order.buyerName !== null, 'a phone order has a buyer');
  const lines = await ctx.db
    .select({
      courseTitle: orderLines.courseTitle,
      facilityName: orderLines.facilityName,
      examDate: orderLines.examDate,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const props: PhoneOrderProps = {
    orderId,
    number: order.number,
    buyerName: order.buyerName,
    totalYen: order.totalYen,
    payUntil: order.expiresAt.toISOString(),
    lines,
  };
  await enqueueMail(ctx, {
    factKey: `${phoneOrderMailKey(orderId)}${again === undefined ? '' : `:again:${again}`}`,
    template: 'phone_order',
    to: order.buyerEmail,
    orderId,
    locale: order.locale,
    props: { ...props },
  });
}
