import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import {
  balanceTransactions,
  disputeLines,
  lineCancellations,
  orderLines,
  orders,
  payments,
  type Requester,
  refundLines,
  refunds,
  shares,
  tickets,
} from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { allocate } from '@/lib/money/allocate';
import { addYen, type Yen, yen } from '@/lib/money/yen';
import type { RefundableLine } from './plan-refund';

/** A line with what its pages and verbs need beside the plan. */
export interface PaidLine extends RefundableLine {
  readonly courseTitle: string;
  readonly facilityName: string;
  readonly examineeName: string | null;
  readonly line: typeof orderLines.$inferSelect;
  readonly ticketState: 'issued' | 'redeemed' | 'void' | null;
  /** Who ended it; `system` is a claim that was lost. Null while it is not canceled. */
  readonly canceledBy: Requester | null;
}

/** What living refunds and lost disputes take from each line. */
const refundedOfLines = sql<string>`(
  select coalesce(sum(${refundLines.amountYen}), 0) from ${refundLines}
  join ${refunds} on ${refunds.id} = ${refundLines.refundId}
  where ${refundLines.orderLineId} = ${orderLines.id} and ${notInArray(refunds.state, ['failed', 'canceled'])})
  + (select coalesce(sum(${disputeLines.amountYen}), 0) from ${disputeLines}
  where ${disputeLines.orderLineId} = ${orderLines.id})`;

/** An order's lines as a refund finds them, in their order. Callers that decide hold the lock of the payment or the order. */
export async function readPaidLines(ctx: Ctx, orderId: OrderId): Promise<readonly PaidLine[]> {
  const rows = await ctx.db
    .select({
      line: orderLines,
      orderState: orders.state,
      ticketState: tickets.state,
      share: shares,
      feeYen: lineCancellations.feeYen,
      canceledBy: lineCancellations.requester,
      refundedYen: refundedOfLines,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .leftJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .leftJoin(shares, eq(shares.orderLineId, orderLines.id))
    .leftJoin(lineCancellations, eq(lineCancellations.orderLineId, orderLines.id))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const fees = await feesOf(
    ctx,
    orderId,
    rows.map(({ line }) => line.totalYen),
  );
  return rows.map(({ line, orderState, ticketState, share, feeYen, canceledBy, refundedYen }, index) => ({
    line,
    ticketState,
    canceledBy,
    lineId: line.id,
    courseTitle: line.courseTitle,
    facilityName: line.facilityName,
    facilityId: line.facilityId,
    examineeName: line.examineeName,
    totalYen: line.totalYen,
    discountsYen: share?.discountsYen ?? line.ownDiscountsYen,
    shareYen: share?.shareYen ?? line.shareYen,
    hasShare: share !== null,
    recognised: share?.recognised ?? false,
    keptFeeYen: feeYen,
    refundedYen: yen(Number(refundedYen)),
    stripeFeeYen: fees?.[index] ?? null,
    cancelable: orderState === 'paid' && ticketState === 'issued' && line.canceledAt === null,
  }));
}

/** What Stripe kept of the order's charge, by line; null while it is not known. */
async function feesOf(ctx: Ctx, orderId: OrderId, totals: readonly Yen[]): Promise<readonly Yen[] | null> {
  const [charge] = await ctx.db
    .select({ feeYen: balanceTransactions.feeYen })
    .from(payments)
    .innerJoin(balanceTransactions, eq(balanceTransactions.sourceId, payments.stripeChargeId))
    .where(and(eq(payments.orderId, orderId), eq(payments.state, 'succeeded')));
  if (charge === undefined || charge.feeYen < 0 || addYen(...totals) === 0) return null;
  return allocate(charge.feeYen, totals);
}
