import { asc, eq, inArray } from 'drizzle-orm';
import { orders, payments, refundLines, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId, RefundId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { type MoneyStop, readMoneyStop } from '@/lib/reconciliation/money-stop';
import { nextOrdinal, type RefundRow } from './lock-refund';
import { type CancelQuote, quoteCancel } from './quote-cancel';
import { type PaidLine, readPaidLines } from './refundable-lines';

export interface PlannerLine extends PaidLine {
  /** What the buyer's own cancellation would do now. */
  readonly quote: CancelQuote;
}

export interface RefundHistoryRow extends Omit<RefundRow, 'id' | 'strayIntentId'> {
  readonly refundId: RefundId;
  readonly lines: readonly { readonly lineId: OrderLineId; readonly courseTitle: string; readonly amountYen: Yen }[];
}

export interface RefundPlanner {
  readonly number: string;
  readonly buyerName: string;
  readonly isPaid: boolean;
  /** Of the refund that would be made now. */
  readonly ordinal: number;
  readonly lines: readonly PlannerLine[];
  readonly history: readonly RefundHistoryRow[];
  readonly stop: MoneyStop | null;
}

/** An order's lines as the operator plans a refund of them, or null. Operators only. */
export async function readRefundPlanner(ctx: Ctx, orderId: OrderId): Promise<RefundPlanner | null> {
  assertOperator(ctx);
  const [found] = await ctx.db
    .select({ order: orders, payment: payments })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  if (found === undefined) return null;
  const { order, payment } = found;
  const now = ctx.clock.now();
  const [lines, history, stop, ordinal] = await Promise.all([
    readPaidLines(ctx, orderId),
    refundHistory(ctx, orderId),
    readMoneyStop(ctx),
    payment === null ? 1 : nextOrdinal(ctx, payment.id),
  ]);
  const isFree = payment === null && order.totalYen === 0 && order.paidAt !== null;
  return {
    number: order.number,
    buyerName: order.buyerName ?? '',
    isPaid: payment?.state === 'succeeded' || isFree,
    ordinal,
    lines: lines.map((line) => ({ ...line, quote: quoteCancel({ line, paidAt: order.paidAt }, now) })),
    history,
    stop,
  };
}

/** Every refund of an order with its lines, the oldest first. Operators only. */
export async function refundHistory(ctx: Ctx, orderId: OrderId): Promise<readonly RefundHistoryRow[]> {
  assertOperator(ctx);
  const rows = await ctx.db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.ordinal));
  if (rows.length === 0) return [];
  const paid = await readPaidLines(ctx, orderId);
  const parts = await ctx.db
    .select()
    .from(refundLines)
    .where(
      inArray(
        refundLines.refundId,
        rows.map(({ id }) => id),
      ),
    );
  return rows.map(({ id, ...row }) => ({
    ...row,
    refundId: id,
    lines: parts
      .filter(({ refundId }) => refundId === id)
      .map(({ orderLineId, amountYen }) => ({
        lineId: orderLineId,
        courseTitle: paid.find(({ lineId }) => lineId === orderLineId)?.courseTitle ?? '',
        amountYen,
      })),
  }));
}
