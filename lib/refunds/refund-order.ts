import { and, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { type RefundState, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, RefundId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { decideRefund } from './decide-refund';
import { finishRefund } from './finish-refund';
import type { RefundRow } from './lock-refund';
import { lockSale } from './lock-sale';
import { mailCanceledLines } from './mail-canceled-lines';
import { planRefund } from './plan-refund';

export type RefundOrderResult =
  /** `planned`: Stripe's answer is still unknown or money is stopped, the sweep finishes it. */
  | { readonly ok: true; readonly refundId: RefundId; readonly state: RefundState }
  | { readonly ok: false; readonly reason: 'not_paid' | 'disputed' | 'already_refunded' | 'refused' };

/**
 * Gives back everything of an order that has not gone back yet, kept fees too, and cancels its lines. Operators only. A hundred
 * clicks are one refund: it is decided under the payment's lock.
 */
export async function refundOrder(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<RefundOrderResult> {
  assertOperator(ctx);
  const decided = await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input));
  if (!decided.ok) return decided;
  const { state } = await finishRefund(ctx, decided.refund);
  if (state === 'failed') return { ok: false, reason: 'refused' };
  return { ok: true, refundId: decided.refund.id, state };
}

type Decided =
  | { readonly ok: true; readonly refund: RefundRow }
  | { readonly ok: false; readonly reason: 'not_paid' | 'disputed' | 'already_refunded' };

async function decide(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<Decided> {
  const sale = await lockSale(ctx, input.orderId);
  if (sale === null || sale.payment === null) return { ok: false, reason: 'not_paid' };
  const { payment, lines } = sale;
  const plan = planRefund(
    lines,
    lines.map(({ lineId, totalYen, refundedYen, cancelable }) => ({
      ...{ lineId, amountYen: yen(totalYen - refundedYen), cancel: cancelable },
    })),
  );
  if (plan.ok && plan.totalYen > 0) {
    if (sale.isDisputed) return { ok: false, reason: 'disputed' };
    const refund = await decideRefund(ctx, { ...input, payment, lines, plan, requester: 'operator' });
    const told = { orderId: input.orderId, refundId: refund?.id ?? null, plan, lines };
    if (plan.totalYen < payment.amountYen) await mailCanceledLines(ctx, told);
    if (refund !== null) return { ok: true, refund };
  }
  const [ours] = await ctx.db
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.paymentId, payment.id),
        isNull(refunds.strayIntentId),
        inArray(refunds.requester, ['operator', 'patient', 'system']),
        notInArray(refunds.state, ['failed', 'canceled']),
      ),
    )
    .orderBy(desc(refunds.ordinal))
    .limit(1);
  return ours === undefined ? { ok: false, reason: 'already_refunded' } : { ok: true, refund: ours };
}
