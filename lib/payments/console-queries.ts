import { desc, eq, isNotNull } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

export interface ParkedPayment {
  readonly orderId: OrderId;
  readonly number: string;
  readonly amountYen: Yen;
  readonly reason: 'amount_mismatch' | 'order_mismatch' | 'paid_after_expiry';
}

/** Payments that contradict their order and wait for a decision: how many, and the newest of them. Operators only. */
export async function parkedPayments(
  ctx: Ctx,
  limit: number,
): Promise<{ readonly count: number; readonly newest: readonly ParkedPayment[] }> {
  assertOperator(ctx);
  const parked = isNotNull(payments.parkedReason);
  const [count, rows] = await Promise.all([
    ctx.db.$count(payments, parked),
    ctx.db
      .select({
        orderId: payments.orderId,
        number: orders.number,
        amountYen: payments.amountYen,
        reason: payments.parkedReason,
      })
      .from(payments)
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .where(parked)
      .orderBy(desc(payments.createdAt))
      .limit(limit),
  ]);
  return { count, newest: rows.flatMap(({ reason, ...row }) => (reason === null ? [] : [{ ...row, reason }])) };
}
