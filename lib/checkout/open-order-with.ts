import { and, eq, gt, inArray, notExists } from 'drizzle-orm';
import { orderLines, orders, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId, OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { DraftLine } from './insert-draft';
import { statesBefore } from './order-state';

interface Wanted {
  readonly cartId: CartId;
  readonly lines: readonly DraftLine[];
  readonly couponCode: string | null;
  /** What the person was shown, when that is known: an order without the coupon is theirs only at that total. */
  readonly totalYen: Yen | null;
}

/** The cart's unpaid order with exactly these lines, days and this coupon, still alive: its payment has not been ended. */
export async function openOrderWith(ctx: Ctx, wanted: Wanted): Promise<OrderId | undefined> {
  const ended = ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.orderId, orders.id), eq(payments.state, 'canceled')));
  const rows = await ctx.db
    .select({
      orderId: orders.id,
      couponCode: orders.couponCode,
      totalYen: orders.totalYen,
      courseId: orderLines.courseId,
      examDate: orderLines.examDate,
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(
      and(
        eq(orders.cartId, wanted.cartId),
        inArray(orders.state, statesBefore('expired')),
        gt(orders.expiresAt, ctx.clock.now()),
        notExists(ended),
      ),
    );
  const key = (lines: readonly DraftLine[]) =>
    lines
      .map((line) => `${line.courseId} ${line.examDate}`)
      .sort()
      .join();
  const byOrder = new Map<OrderId, typeof rows>();
  for (const row of rows) byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), row]);
  for (const [orderId, lines] of byOrder) {
    const [order] = lines;
    const isSameTotal = wanted.totalYen === null || order?.totalYen === wanted.totalYen;
    const isSameCoupon =
      order?.couponCode === wanted.couponCode || (order?.couponCode === null && wanted.totalYen !== null);
    if (key(lines) === key(wanted.lines) && isSameTotal && isSameCoupon) return orderId;
  }
  return undefined;
}
