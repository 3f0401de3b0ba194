import { eq } from 'drizzle-orm';
import { lineCancellations, type Requester, refundLines, refunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { newId, type OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import type { PaymentRow } from '@/lib/payments/lock-payment';
import { settleShare } from '@/lib/shares/settle-share';
import { cancelOrderLine } from './cancel-order-line';
import { nextOrdinal, type RefundRow } from './lock-refund';
import type { PlannedLine, RefundPlan } from './plan-refund';
import type { PaidLine } from './refundable-lines';
import { settleOrder } from './settle-order';

export interface Decision {
  readonly orderId: OrderId;
  /** Locked by the caller; null for an order that cost nothing. */
  readonly payment: PaymentRow | null;
  readonly lines: readonly PaidLine[];
  readonly plan: RefundPlan;
  readonly requester: Requester;
  readonly reason: string;
}

/** Writes a planned refund with its lines and cancels what it cancels, in the caller's transaction. Null when no money moves. */
export async function decideRefund(ctx: Ctx, decision: Decision): Promise<RefundRow | null> {
  const { plan, lines, requester } = decision;
  const refund = plan.totalYen > 0 ? await insertRefund(ctx, decision) : null;
  for (const planned of plan.lines) {
    const line = lines.find(({ lineId }) => lineId === planned.lineId);
    assert(line !== undefined, 'a plan is made of the lines');
    if (planned.cancels) await cancelOrderLine(ctx, { line, feeYen: planned.keptFeeYen ?? yen(0), requester });
    else await waiveFee(ctx, { line, planned, fact: refund?.id ?? line.lineId });
  }
  if (refund === null) await settleOrder(ctx, { orderId: decision.orderId, told: true });
  return refund;
}

async function insertRefund(ctx: Ctx, decision: Decision): Promise<RefundRow> {
  const { payment, plan, requester, reason } = decision;
  assert(payment !== null, 'what goes back was paid');
  const refund: RefundRow = {
    id: newId('rfd'),
    paymentId: payment.id,
    orderId: payment.orderId,
    strayIntentId: null,
    ordinal: await nextOrdinal(ctx, payment.id),
    state: 'planned',
    amountYen: plan.totalYen,
    reason,
    requester,
    requestedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind,
    note: null,
    stripeRefundId: null,
    failureReason: null,
    actionExpiresAt: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(refunds).values(refund);
  const parts = plan.lines.filter(({ refundYen }) => refundYen > 0);
  await ctx.db
    .insert(refundLines)
    .values(parts.map(({ lineId, refundYen }) => ({ refundId: refund.id, orderLineId: lineId, amountYen: refundYen })));
  await recordAudit(ctx, {
    action: 'refund.requested',
    subjectId: payment.orderId,
    after: { refundId: refund.id, amountYen: refund.amountYen },
    reason,
  });
  return refund;
}

/** More goes back of a canceled line than it still owed: so much less of its fee is kept. */
async function waiveFee(
  ctx: Ctx,
  { line, planned, fact }: { line: PaidLine; planned: PlannedLine; fact: string },
): Promise<void> {
  if (line.keptFeeYen === null || planned.keptFeeYen === null || planned.keptFeeYen === line.keptFeeYen) return;
  const feeYen = planned.keptFeeYen;
  await ctx.db.update(lineCancellations).set({ feeYen }).where(eq(lineCancellations.orderLineId, line.lineId));
  await settleShare(ctx, {
    orderLineId: line.lineId,
    recognised: feeYen > 0,
    refundedYen: yen(line.totalYen - feeYen),
    fact: { kind: 'fee_waived', id: fact },
    occurredAt: ctx.clock.now(),
  });
}
