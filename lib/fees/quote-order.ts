import { eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { orderLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';
import { readPolicy, readSchedule } from './fee-schedule';
import { type FeePolicy, type MethodQuote, quoteMethods, type Sale } from './quote-methods';

/** An order's quotes with everything they were made from. */
export interface OrderQuote {
  readonly sale: Sale;
  readonly policy: FeePolicy;
  readonly quotes: readonly MethodQuote[];
}

/** Quotes an order by today's schedule and policy. No quotes for a free order. The caller has checked who asks. */
export async function quoteOrder(ctx: Ctx, order: { id: OrderId; totalYen: Yen }): Promise<OrderQuote> {
  const today = jstDay(ctx.clock.now());
  const sale = await readSale(ctx, order);
  const policy = await readPolicy(ctx, 'patient');
  const schedule = await readSchedule(ctx, today);
  const quotes = sale.amountYen === 0 ? [] : quoteMethods({ ...sale, policy, schedule, today });
  return { sale, policy, quotes };
}

/** The nearest examination of the order decides; null while every line is an undated ticket. */
async function readSale(ctx: Ctx, order: { id: OrderId; totalYen: Yen }): Promise<Sale> {
  const sum = (column: AnyPgColumn) => sql<string>`coalesce(sum(${column}), 0)`;
  const [row] = await ctx.db
    .select({
      share: sum(orderLines.shareYen),
      ownDiscounts: sum(orderLines.ownDiscountsYen),
      examDate: sql<string | null>`min(${orderLines.examDate})::text`,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id));
  return {
    amountYen: order.totalYen,
    shareYen: yen(Number(row?.share ?? 0)),
    ownDiscountsYen: yen(Number(row?.ownDiscounts ?? 0)),
    examDate: row?.examDate ?? null,
    firstFeeDay: null,
  };
}
