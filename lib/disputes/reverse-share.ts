import { eq } from 'drizzle-orm';
import { addOnCharges, disputes, payments } from '@/db/schema';
import { moveAddOn } from '@/lib/add-ons/book-add-on';
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
import { borneAddOn } from './borne-add-on';
import { bornePart } from './borne-parts';
import { takeBack } from './take-back';
import { takeFromLoss } from './take-loss';

export type ReverseOutcome =
  | { readonly ok: true; readonly amountYen: Yen }
  | { readonly ok: false; readonly reason: 'not_lost' | 'nothing_left' };

interface ReverseInput {
  readonly disputeId: DisputeId;
  /** Of an option: the line that it was charged with. */
  readonly lineId: OrderLineId;
  readonly reason: string;
}

/**
 * The operator has the facility share a lost dispute: the sale of the line, or of the option, is undone as if it had been
 * refunded, commission and share alike. Without it the loss stays ours and the facility keeps its share. A second click changes
 * nothing.
 */
export async function reverseShare(ctx: Ctx, input: ReverseInput): Promise<ReverseOutcome> {
  assertOperator(ctx);
  return ctx.db.transaction((tx) => reverse({ ...ctx, db: tx }, input));
}

async function reverse(ctx: Ctx, input: ReverseInput): Promise<ReverseOutcome> {
  const dispute = await lockDispute(ctx, input.disputeId);
  if (dispute.state !== 'lost') return { ok: false, reason: 'not_lost' };
  const outcome = await (dispute.addOnChargeId === null ? reverseLine : reverseAddOn)(ctx, dispute, input.lineId);
  if (!outcome.ok) return outcome;
  await recordAudit(ctx, {
    action: 'dispute.share_reversed',
    subjectId: dispute.orderId,
    after: { disputeId: dispute.id, lineId: input.lineId, amountYen: outcome.amountYen },
    reason: input.reason,
  });
  return outcome;
}

async function reverseLine(ctx: Ctx, dispute: DisputeRow, lineId: OrderLineId): Promise<ReverseOutcome> {
  const sale = await lockSale(ctx, dispute.orderId);
  const account = await saleAccount(ctx, sale?.payment?.stripePaymentIntentId ?? '');
  if (sale === null || account === null || dispute.strayIntentId !== null) return { ok: false, reason: 'nothing_left' };
  const part = await bornePart(ctx, { dispute, lines: sale.lines, lineId });
  if (part === null) return { ok: false, reason: 'nothing_left' };
  const decidedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
  await takeBack(ctx, { dispute, line: part.line, amountYen: part.amountYen, account, decidedBy });
  await settleOrder(ctx, { orderId: dispute.orderId, told: true });
  return { ok: true, amountYen: part.amountYen };
}

async function reverseAddOn(ctx: Ctx, dispute: DisputeRow, lineId: OrderLineId): Promise<ReverseOutcome> {
  const part = await borneAddOn(ctx, dispute);
  if (part === null || part.charge.orderLineId !== lineId) return { ok: false, reason: 'nothing_left' };
  const { charge, amountYen } = part;
  await moveAddOn(ctx, charge, {
    fact: { kind: 'dispute_lost', id: dispute.id },
    refundedYen: amountYen,
    description: '不審請求の敗訴による当日の追加の取消',
    occurredAt: ctx.clock.now(),
  });
  await takeFromLoss(ctx, dispute, { amountYen, account: 'receivable:add_on' });
  return { ok: true, amountYen };
}

/** What was paid before its dispute, as the sync does it. */
async function lockDispute(ctx: Ctx, disputeId: DisputeId): Promise<DisputeRow> {
  const { db } = ctx;
  const [found] = await db
    .select({ orderId: disputes.orderId, chargeId: disputes.addOnChargeId })
    .from(disputes)
    .where(eq(disputes.id, disputeId));
  if (found === undefined) throw new AppError('not_found');
  const { orderId, chargeId } = found;
  if (chargeId === null)
    await db.select({ id: payments.id }).from(payments).where(eq(payments.orderId, orderId)).for('update');
  else await db.select({ id: addOnCharges.id }).from(addOnCharges).where(eq(addOnCharges.id, chargeId)).for('update');
  const [dispute] = await db.select().from(disputes).where(eq(disputes.id, disputeId)).for('update');
  if (dispute === undefined) throw new AppError('not_found');
  return dispute;
}
