import { eq } from 'drizzle-orm';
import { orderLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { addYen, type Yen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';
import { readPolicy, readSchedule } from './fee-schedule';
import { firstFeeDay } from './first-fee-day';
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

/** The examination that comes first, and the first fee, decide for the whole order; null while every line is undated. */
async function readSale(ctx: Ctx, order: { id: OrderId; totalYen: Yen }): Promise<Sale> {
  const lines = await ctx.db
    .select({
      shareYen: orderLines.shareYen,
      ownDiscountsYen: orderLines.ownDiscountsYen,
      examDate: orderLines.examDate,
      ladder: orderLines.cancelLadder,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id));
  return {
    amountYen: order.totalYen,
    shareYen: addYen(...lines.map((line) => line.shareYen)),
    ownDiscountsYen: addYen(...lines.map((line) => line.ownDiscountsYen)),
    examDate: earliest(lines.map((line) => line.examDate)),
    firstFeeDay: earliest(lines.map(firstFeeDay)),
  };
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce((first, day) => (day === null || (first !== null && first <= day) ? first : day), null);
}
