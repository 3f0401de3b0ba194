import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { type OrderState, orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type OrderId, type PaymentId, parseId } from '@/lib/ids';
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

/** The last row of the page before: newest first, then id. */
export interface ParkedCursor {
  readonly at: Date;
  readonly id: PaymentId;
}

/** One page of the parked payments, newest first. Operators only. */
export async function listParked(
  ctx: Ctx,
  { after, size }: { readonly after: ParkedCursor | null; readonly size: number },
): Promise<{ readonly rows: readonly ParkedRow[]; readonly next: ParkedCursor | null }> {
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
    .where(
      and(
        isNotNull(payments.parkedReason),
        after === null
          ? undefined
          : sql`(${payments.createdAt}, ${payments.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(size + 1);
  const rows = found.slice(0, size).flatMap(({ reason, ...row }) => (reason === null ? [] : [{ ...row, reason }]));
  const last = rows.at(-1);
  return { rows, next: found.length > size && last !== undefined ? { at: last.createdAt, id: last.paymentId } : null };
}

export function formatParkedCursor({ at, id }: ParkedCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseParkedCursor(text: string): ParkedCursor | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId('pay', idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}
