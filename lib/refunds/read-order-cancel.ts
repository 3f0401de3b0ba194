import { asc, eq } from 'drizzle-orm';
import { facilities, orders, payments, type RefundState, type Requester, refunds } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { CancelStage } from '@/lib/cancel-policy/cancel-stages';
import type { Ctx } from '@/lib/context';
import { blocksRefunds } from '@/lib/disputes/blocks-refunds';
import { AppError } from '@/lib/errors';
import type { OrderId, OrderLineId, RefundId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { type CancelQuote, quoteCancel, stagesOfLine } from './quote-cancel';
import { type PaidLine, readPaidLines } from './refundable-lines';

export interface CancelableLine {
  readonly lineId: OrderLineId;
  readonly courseTitle: string;
  readonly examineeName: string;
  readonly facilityName: string;
  readonly facilityPhone: string;
  readonly totalYen: Yen;
  readonly examDate: string | null;
  readonly refundedYen: Yen;
  /** Those that are still to come, less what went back already. */
  readonly stages: readonly CancelStage[];
  /** `disputed`: a cardholder's claim stands against the payment. */
  readonly quote: CancelQuote | { readonly ok: false; readonly reason: 'disputed' };
  /** What was kept of it; null while it is not canceled. */
  readonly keptFeeYen: Yen | null;
  /** Who ended it; `system` is a claim that was lost. Null while it is not canceled. */
  readonly canceledBy: Requester | null;
}

export interface OrderRefund {
  readonly refundId: RefundId;
  readonly state: RefundState;
  readonly amountYen: Yen;
  readonly createdAt: Date;
  readonly actionExpiresAt: Date | null;
}

export interface OrderCancel {
  readonly number: string;
  readonly buyerEmail: string;
  readonly isPaid: boolean;
  readonly lines: readonly CancelableLine[];
  readonly refunds: readonly OrderRefund[];
}

/** What can be canceled of an order and what became of its refunds. Strangers get `not_found`. */
export async function readOrderCancel(ctx: Ctx, orderId: OrderId): Promise<OrderCancel> {
  await assertOrderAccess(ctx, orderId);
  const [found] = await ctx.db
    .select({ order: orders, paymentId: payments.id })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  if (found === undefined) throw new AppError('not_found');
  const { order, paymentId } = found;
  const now = ctx.clock.now();
  const { paidAt } = order;
  const [isDisputed, lines, phones, made] = await Promise.all([
    paymentId === null ? false : blocksRefunds(ctx, paymentId),
    readPaidLines(ctx, orderId),
    ctx.db.select({ id: facilities.id, phone: facilities.phone }).from(facilities),
    ctx.db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.ordinal)),
  ]);
  return {
    number: order.number,
    buyerEmail: order.buyerEmail ?? '',
    isPaid: order.state === 'paid',
    lines: lines.map((line) => ({
      lineId: line.lineId,
      courseTitle: line.courseTitle,
      examineeName: line.examineeName ?? '',
      facilityName: line.facilityName,
      facilityPhone: phones.find(({ id }) => id === line.facilityId)?.phone ?? '',
      totalYen: line.totalYen,
      examDate: line.line.examDate,
      refundedYen: line.refundedYen,
      stages: stagesAfter(line, stagesOfLine({ line, paidAt })).filter(({ until }) => until >= now),
      quote: unlessDisputed(quoteCancel({ line, paidAt }, now), isDisputed),
      keptFeeYen: line.keptFeeYen,
      canceledBy: line.canceledBy,
    })),
    refunds: made.map(({ id, state, amountYen, createdAt, actionExpiresAt }) => ({
      refundId: id,
      state,
      amountYen,
      createdAt,
      actionExpiresAt,
    })),
  };
}

const unlessDisputed = (quote: CancelQuote, isDisputed: boolean): CancelableLine['quote'] =>
  quote.ok && isDisputed ? { ok: false, reason: 'disputed' } : quote;

function stagesAfter(line: PaidLine, stages: readonly CancelStage[]): readonly CancelStage[] {
  return stages.map((stage) => ({ ...stage, refundYen: yen(Math.max(0, stage.refundYen - line.refundedYen)) }));
}
