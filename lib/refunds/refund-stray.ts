import { and, desc, eq, notInArray } from 'drizzle-orm';
import { payments, refunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { strayIsDisputed } from '@/lib/disputes/blocks-refunds';
import { newId, type OrderId } from '@/lib/ids';
import { readStray } from '@/lib/payments/read-strays';
import { syncPayment } from '@/lib/payments/sync-payment';
import { type DecidedRefund, finishDecided, type OperatorRefundResult } from './finish-refund';
import { nextOrdinal, type RefundRow, strayNote } from './lock-refund';

interface RefundStrayInput {
  readonly orderId: OrderId;
  /** The PaymentIntent that brought the money. */
  readonly intentId: string;
  readonly reason: string;
}

/**
 * Gives back all that is left of money that was no sale of its order: paid twice, or another amount. Operators only. A hundred
 * clicks are one refund: it is decided under the payment's lock.
 */
export async function refundStray(ctx: Ctx, input: RefundStrayInput): Promise<OperatorRefundResult> {
  assertOperator(ctx);
  await syncPayment(ctx, input.intentId);
  return finishDecided(ctx, await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input)));
}

async function decide(ctx: Ctx, { orderId, intentId, reason }: RefundStrayInput): Promise<DecidedRefund> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, orderId)).for('update');
  const stray = await readStray(ctx, intentId);
  if (payment === undefined || stray?.orderId !== orderId) return { ok: false, reason: 'not_paid' };
  const standing = await livingRefund(ctx, intentId);
  if (standing?.state === 'planned') return { ok: true, refund: standing };
  if (stray.leftYen === 0) {
    const isOurs = standing !== null && standing.requester !== 'dashboard';
    return isOurs ? { ok: true, refund: standing } : { ok: false, reason: 'already_refunded' };
  }
  if (await strayIsDisputed(ctx, intentId)) return { ok: false, reason: 'disputed' };
  const refund: RefundRow = {
    id: newId('rfd'),
    paymentId: payment.id,
    orderId,
    strayIntentId: intentId,
    ordinal: await nextOrdinal(ctx, payment.id),
    state: 'planned',
    amountYen: stray.leftYen,
    reason,
    requester: 'operator',
    requestedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind,
    note: strayNote,
    stripeRefundId: null,
    failureReason: null,
    actionExpiresAt: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(refunds).values(refund);
  const after = { refundId: refund.id, amountYen: refund.amountYen, stripePaymentIntentId: intentId };
  await recordAudit(ctx, { action: 'refund.requested', subjectId: orderId, after, reason });
  return { ok: true, refund };
}

/** The newest refund of the stray money that was not in vain. */
async function livingRefund(ctx: Ctx, intentId: string): Promise<RefundRow | null> {
  const [row] = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.strayIntentId, intentId), notInArray(refunds.state, ['failed', 'canceled'])))
    .orderBy(desc(refunds.ordinal))
    .limit(1);
  return row ?? null;
}
