import { and, desc, eq, sql } from 'drizzle-orm';
import { type OrderState, orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { OrderCursor } from '@/lib/checkout/console-queries';
import { type CheckoutOrder, readCheckout } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type OrderVoucher, readVoucher } from '@/lib/konbini/queries';
import type { Yen } from '@/lib/money/yen';
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
  { after, size }: { after: OrderCursor | null; size: number },
): Promise<{ readonly orders: readonly PhoneOrderRow[]; readonly next: OrderCursor | null }> {
  assertOperator(ctx);
  const { number, state, buyerName, totalYen, expiresAt, createdAt } = orders;
  const rows = await ctx.db
    .select({
      ...{ orderId: orders.id, number, state, buyerName, totalYen, expiresAt, createdAt },
      parkedReason: payments.parkedReason,
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(
      and(
        eq(orders.channel, 'phone'),
        after === null
          ? undefined
          : sql`(${orders.createdAt}, ${orders.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { orders: page, next: rows.length > size && last ? { at: last.createdAt, id: last.orderId } : null };
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
