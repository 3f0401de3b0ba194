import { and, desc, eq } from 'drizzle-orm';
import { type OrderState, orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import { type CheckoutOrder, readCheckout } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type OrderVoucher, readVoucher } from '@/lib/konbini/queries';
import type { Yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';
import { forCaller } from './for-caller';

export interface PhoneOrderRow {
  readonly orderId: OrderId;
  readonly number: string;
  readonly state: OrderState;
  readonly parkedReason: string | null;
  readonly buyerName: string | null;
  readonly totalYen: Yen;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/** One page of the orders that were taken by telephone, newest first. Operators only. */
export async function listPhoneOrders(
  ctx: Ctx,
  { after, size }: { after: MomentCursor<'ord'> | null; size: number },
): Promise<{ readonly orders: readonly PhoneOrderRow[]; readonly next: MomentCursor<'ord'> | null }> {
  assertOperator(ctx);
  const { number, state, buyerName, totalYen, expiresAt, createdAt } = orders;
  const rows = await ctx.db
    .select({
      orderId: orders.id,
      number,
      state,
      buyerName,
      totalYen,
      expiresAt,
      createdAt,
      parkedReason: payments.parkedReason,
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(and(eq(orders.channel, 'phone'), olderThan(after, [orders.createdAt, orders.id])))
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ createdAt: at, orderId: id }) => ({ at, id }) });
  return { orders: page, next };
}

export interface PhoneOrderView {
  readonly order: CheckoutOrder;
  readonly voucher: OrderVoucher | null;
}

/** One order that was taken by telephone, or null. Operators only. */
export async function readPhoneOrder(ctx: Ctx, orderId: OrderId): Promise<PhoneOrderView | null> {
  assertOperator(ctx);
  const [found] = await ctx.db.select({ channel: orders.channel }).from(orders).where(eq(orders.id, orderId));
  if (found?.channel !== 'phone') return null;
  const caller = forCaller(ctx);
  const [order, voucher] = await Promise.all([readCheckout(caller, orderId), readVoucher(caller, orderId)]);
  return { order, voucher };
}
