import { and, desc, eq } from 'drizzle-orm';
import { type RefundState, refundLines, refunds } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId, OrderLineId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { decideRefund } from './decide-refund';
import { finishRefund } from './finish-refund';
import type { RefundRow } from './lock-refund';
import { lockSale } from './lock-sale';
import { mailCanceledLines } from './mail-canceled-lines';
import { planRefund } from './plan-refund';
import { quoteCancel, type WhyNotCancelable } from './quote-cancel';

export interface CancelLineInput {
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  /** What the page said would go back. */
  readonly shownRefundYen: Yen;
}

export type CancelLineResult =
  | {
      readonly ok: true;
      readonly refundYen: Yen;
      readonly feeYen: Yen;
      /** Null when nothing goes back. */
      readonly state: RefundState | null;
    }
  | { readonly ok: false; readonly reason: WhyNotCancelable | 'not_paid' | 'disputed' }
  /** A stage passed since the page was shown: nothing was done. */
  | { readonly ok: false; readonly reason: 'amount_changed'; readonly refundYen: Yen; readonly feeYen: Yen };

/**
 * The buyer cancels a line until its deadline: its ticket is void, what the ladder does not keep goes back. A hundred clicks are
 * one cancellation and one refund. Strangers get `not_found`.
 */
export async function cancelLine(ctx: Ctx, input: CancelLineInput): Promise<CancelLineResult> {
  await assertOrderAccess(ctx, input.orderId);
  const decided = await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input));
  if (!decided.ok) return decided;
  const { refund, refundYen, feeYen } = decided;
  if (refund === null) return { ok: true, refundYen, feeYen, state: null };
  const { state } = await finishRefund(ctx, refund);
  return { ok: true, refundYen, feeYen, state };
}

type Decided =
  | { readonly ok: true; readonly refund: RefundRow | null; readonly refundYen: Yen; readonly feeYen: Yen }
  | Extract<CancelLineResult, { ok: false }>;

async function decide(ctx: Ctx, input: CancelLineInput): Promise<Decided> {
  const sale = await lockSale(ctx, input.orderId);
  if (sale === null) return { ok: false, reason: 'not_paid' };
  const line = sale.lines.find(({ lineId }) => lineId === input.lineId);
  if (line === undefined) throw new AppError('not_found');
  if (line.keptFeeYen !== null) {
    const refund = await refundOfLine(ctx, line.lineId);
    return { ok: true, refund, refundYen: yen(line.totalYen - line.keptFeeYen), feeYen: line.keptFeeYen };
  }
  if (sale.isDisputed) return { ok: false, reason: 'disputed' };
  const quote = quoteCancel({ line, paidAt: sale.order.paidAt }, ctx.clock.now());
  if (!quote.ok) return quote;
  const { refundYen, feeYen } = quote;
  if (refundYen !== input.shownRefundYen) return { ok: false, reason: 'amount_changed', refundYen, feeYen };
  const plan = planRefund(sale.lines, [{ lineId: line.lineId, amountYen: refundYen, cancel: true }]);
  if (!plan.ok) return { ok: false, reason: 'not_cancelable' };
  const reason = 'お客様によるキャンセル';
  const refund = await decideRefund(ctx, { ...sale, orderId: input.orderId, plan, requester: 'patient', reason });
  const told = { orderId: input.orderId, refundId: refund?.id ?? null, plan, lines: sale.lines };
  await mailCanceledLines(ctx, told);
  return { ok: true, refund, refundYen, feeYen };
}

async function refundOfLine(ctx: Ctx, lineId: OrderLineId): Promise<RefundRow | null> {
  const [found] = await ctx.db
    .select({ refund: refunds })
    .from(refunds)
    .innerJoin(refundLines, and(eq(refundLines.refundId, refunds.id), eq(refundLines.orderLineId, lineId)))
    .orderBy(desc(refunds.ordinal))
    .limit(1);
  return found?.refund ?? null;
}
