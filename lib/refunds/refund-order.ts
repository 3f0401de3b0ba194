import { and, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { decideRefund } from './decide-refund';
import { type DecidedRefund, finishDecided, type OperatorRefundResult } from './finish-refund';
import { lockSale } from './lock-sale';
import { mailCanceledLines } from './mail-canceled-lines';
import { planRefund } from './plan-refund';

/**
 * Gives back everything of an order that has not gone back yet, kept fees too, and cancels its lines. Operators only. A hundred
 * clicks are one refund: it is decided under the payment's lock.
 */
export async function refundOrder(
  ctx: Ctx,
  input: { orderId: OrderId; reason: string },
): Promise<OperatorRefundResult> {
  assertOperator(ctx);
  return finishDecided(ctx, await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input)));
}

async function decide(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<DecidedRefund> {
  const sale = await lockSale(ctx, input.orderId);
  if (sale === null || sale.payment === null) return { ok: false, reason: 'not_paid' };
  const { payment, lines } = sale;
  const plan = planRefund(
    lines,
    lines.map(({ lineId, totalYen, refundedYen, cancelable }) => ({
      lineId,
      amountYen: yen(totalYen - refundedYen),
      cancel: cancelable,
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
