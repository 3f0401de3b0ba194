import { and, eq, isNotNull, notInArray, sum } from 'drizzle-orm';
import { disputeLines, lineCancellations, refundLines, refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderLineId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { settleShare } from '@/lib/shares/settle-share';
import type { RefundRow } from './lock-refund';

/**
 * The facility's share follows a refund that Stripe has taken, or one that came back, in the caller's transaction. A canceled
 * line's share was settled with its cancellation: what fails there is still owed to the patient.
 */
export async function settleRefundLines(
  ctx: Ctx,
  refund: RefundRow,
  { came, occurredAt }: { came: 'decided' | 'back'; occurredAt: Date },
): Promise<void> {
  const lines = await ctx.db
    .select({ id: refundLines.orderLineId, canceledLine: lineCancellations.orderLineId })
    .from(refundLines)
    .leftJoin(lineCancellations, eq(lineCancellations.orderLineId, refundLines.orderLineId))
    .where(eq(refundLines.refundId, refund.id));
  for (const { id, canceledLine } of lines) {
    if (canceledLine !== null) continue;
    const fact = { kind: came === 'decided' ? 'refund' : 'refund_returned', id: refund.id };
    await settleShare(ctx, { orderLineId: id, refundedYen: await bookedOf(ctx, id), fact, occurredAt });
  }
}

/** What Stripe has taken back for a line and not returned, by refunds and lost disputes. */
async function bookedOf(ctx: Ctx, orderLineId: OrderLineId) {
  const [row] = await ctx.db
    .select({ total: sum(refundLines.amountYen) })
    .from(refundLines)
    .innerJoin(refunds, eq(refunds.id, refundLines.refundId))
    .where(
      and(
        eq(refundLines.orderLineId, orderLineId),
        isNotNull(refunds.stripeRefundId),
        notInArray(refunds.state, ['failed', 'canceled']),
      ),
    );
  const [lost] = await ctx.db
    .select({ total: sum(disputeLines.amountYen) })
    .from(disputeLines)
    .where(eq(disputeLines.orderLineId, orderLineId));
  return yen(Number(row?.total ?? 0) + Number(lost?.total ?? 0));
}
