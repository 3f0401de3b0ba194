import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type RefundOrderResult, refundOrder } from '@/lib/refunds/refund-order';

export type RefundParkedResult = RefundOrderResult | { readonly ok: false; readonly reason: 'not_parked' };

/**
 * Gives back whole what came too late for its order. Operators only. A second click finds nothing parked, or the same refund.
 * Money that contradicts its order is nobody's to send back by a button.
 */
export async function refundParked(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<RefundParkedResult> {
  assertOperator(ctx);
  const [parked] = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.orderId, input.orderId), eq(payments.parkedReason, 'paid_after_expiry')));
  return parked === undefined ? { ok: false, reason: 'not_parked' } : refundOrder(ctx, input);
}
