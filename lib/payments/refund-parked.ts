import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { OperatorRefundResult } from '@/lib/refunds/finish-refund';
import { refundOrder } from '@/lib/refunds/refund-order';
import { refundStray } from '@/lib/refunds/refund-stray';

export type RefundParkedResult = OperatorRefundResult | { readonly ok: false; readonly reason: 'not_parked' };

interface RefundParkedInput {
  readonly orderId: OrderId;
  /** The PaymentIntent whose money the operator saw in the queue. */
  readonly intentId: string;
  readonly reason: string;
}

/**
 * Gives back whole what came too late for its order, was paid twice or with another amount. Operators only. A second click finds
 * nothing parked, or the same refund.
 */
export async function refundParked(ctx: Ctx, input: RefundParkedInput): Promise<RefundParkedResult> {
  assertOperator(ctx);
  const { orderId, intentId, reason } = input;
  const [parked] = await ctx.db
    .select({ why: payments.parkedReason })
    .from(payments)
    .where(
      and(
        eq(payments.orderId, orderId),
        isNotNull(payments.parkedReason),
        sql`coalesce(${payments.parkedIntentId}, ${payments.stripePaymentIntentId}) = ${intentId}`,
      ),
    );
  if (parked === undefined) return { ok: false, reason: 'not_parked' };
  return parked.why === 'paid_after_expiry' ? refundOrder(ctx, { orderId, reason }) : refundStray(ctx, input);
}
