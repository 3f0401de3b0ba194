import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { type OrderState, orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, PaymentId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';
import { readStrays } from './read-strays';

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

/** One payment of the queue, with what is needed to decide. */
export interface ParkedRow extends ParkedPayment {
  readonly paymentId: PaymentId;
  readonly intentId: string | null;
  readonly methodType: string | null;
  readonly orderState: OrderState;
  readonly buyerName: string | null;
  readonly succeededAt: Date | null;
  readonly createdAt: Date;
}

/** One page of the parked payments, newest first. Operators only. */
export async function listParked(
  ctx: Ctx,
  { after, size }: { readonly after: MomentCursor<'pay'> | null; readonly size: number },
): Promise<{ readonly rows: readonly ParkedRow[]; readonly next: MomentCursor<'pay'> | null }> {
  assertOperator(ctx);
  const found = await ctx.db
    .select({
      paymentId: payments.id,
      orderId: payments.orderId,
      number: orders.number,
      orderState: orders.state,
      buyerName: orders.buyerName,
      amountYen: payments.amountYen,
      reason: payments.parkedReason,
      intentId: sql<string | null>`coalesce(${payments.parkedIntentId}, ${payments.stripePaymentIntentId})`,
      methodType: payments.methodType,
      succeededAt: payments.succeededAt,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(isNotNull(payments.parkedReason), olderThan(after, [payments.createdAt, payments.id])))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(size + 1);
  const { page, next } = cutPage(found, { size, cursorOf: ({ createdAt: at, paymentId: id }) => ({ at, id }) });
  const rows = page.flatMap(({ reason, ...row }) => (reason === null ? [] : [{ ...row, reason }]));
  return { rows: await withStrays(ctx, rows), next };
}

/** Money that was no sale tells its own amount and day; how it was paid, only Stripe knows. */
async function withStrays(ctx: Ctx, rows: readonly ParkedRow[]): Promise<readonly ParkedRow[]> {
  const ids = rows.flatMap(({ reason, intentId }) =>
    reason === 'paid_after_expiry' || intentId === null ? [] : [intentId],
  );
  const strays = await readStrays(ctx, ids);
  return rows.map((row) => {
    const stray = strays.find(({ intentId }) => intentId === row.intentId);
    if (stray === undefined) return row;
    return { ...row, amountYen: stray.leftYen, succeededAt: stray.receivedAt, methodType: null };
  });
}
