import { eq } from 'drizzle-orm';
import { disputes, payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { DisputeId, OrderLineId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { saleAccount } from '@/lib/payments/sale-account';
import { lockSale } from '@/lib/refunds/lock-sale';
import { settleOrder } from '@/lib/refunds/settle-order';
import type { DisputeRow } from './apply-dispute';
import { bornePart } from './borne-parts';
import { takeBack } from './take-back';

export type ReverseOutcome =
  | { readonly ok: true; readonly amountYen: Yen }
  | { readonly ok: false; readonly reason: 'not_lost' | 'nothing_left' };

/**
 * The operator has the facility share a lost dispute: the line's sale is undone as if it had been refunded, commission and share
 * alike. Without it the loss stays ours and the facility keeps its share. A second click changes nothing.
 */
export async function reverseShare(
  ctx: Ctx,
  input: { disputeId: DisputeId; lineId: OrderLineId; reason: string },
): Promise<ReverseOutcome> {
  assertOperator(ctx);
  return ctx.db.transaction((tx) => reverse({ ...ctx, db: tx }, input));
}

async function reverse(
  ctx: Ctx,
  input: { disputeId: DisputeId; lineId: OrderLineId; reason: string },
): Promise<ReverseOutcome> {
  const dispute = await lockDispute(ctx, input.disputeId);
  const { db } = ctx;
  const [payment] = await db.select().from(payments).where(eq(payments.orderId, dispute.orderId));
  const sale = await lockSale(ctx, dispute.orderId);
  const account = await saleAccount(ctx, payment?.stripePaymentIntentId ?? '');
  if (dispute.state !== 'lost' || sale === null || account === null) return { ok: false, reason: 'not_lost' };
  const part = await bornePart(ctx, { dispute, lines: sale.lines, lineId: input.lineId });
  if (part === null) return { ok: false, reason: 'nothing_left' };
  const decidedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
  await takeBack(ctx, { dispute, line: part.line, amountYen: part.amountYen, account, decidedBy });
  await settleOrder(ctx, { orderId: dispute.orderId, told: true });
  await recordAudit(ctx, {
    action: 'dispute.share_reversed',
    subjectId: dispute.orderId,
    after: { disputeId: dispute.id, lineId: input.lineId, amountYen: part.amountYen },
    reason: input.reason,
  });
  return { ok: true, amountYen: part.amountYen };
}

/** The payment before its dispute, as the sync does it. */
async function lockDispute(ctx: Ctx, disputeId: DisputeId): Promise<DisputeRow> {
  const [found] = await ctx.db.select({ orderId: disputes.orderId }).from(disputes).where(eq(disputes.id, disputeId));
  if (found === undefined) throw new AppError('not_found');
  await ctx.db.select({ id: payments.id }).from(payments).where(eq(payments.orderId, found.orderId)).for('update');
  const [dispute] = await ctx.db.select().from(disputes).where(eq(disputes.id, disputeId)).for('update');
  if (dispute === undefined) throw new AppError('not_found');
  return dispute;
}
