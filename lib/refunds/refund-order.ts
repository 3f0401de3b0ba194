import { and, eq, notInArray } from 'drizzle-orm';
import { payments, type RefundState, refunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { hasRole } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { AppError, assert } from '@/lib/errors';
import { newId, type OrderId, type RefundId } from '@/lib/ids';
import { addYen, yen } from '@/lib/money/yen';
import { dashboardRequester, nextOrdinal, type RefundRow } from './lock-refund';
import { sendRefund } from './send-refund';

export type RefundOrderResult =
  /** `planned`: Stripe's answer is still unknown, the sweep finishes it. */
  | { readonly ok: true; readonly refundId: RefundId; readonly state: RefundState }
  | { readonly ok: false; readonly reason: 'not_paid' | 'already_refunded' | 'refused' };

/**
 * Gives back everything of an order that has not gone back yet. Operators only. A hundred clicks are one refund: the row is
 * decided under the payment's lock and by a unique index, the request by its key.
 */
export async function refundOrder(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<RefundOrderResult> {
  if (!hasRole(ctx.actor, 'operator')) throw new AppError('forbidden');
  const planned = await ctx.db.transaction((tx) => planRefund({ ...ctx, db: tx }, input));
  if (!planned.ok) return planned;
  if (planned.refund.stripeRefundId !== null) {
    return { ok: true, refundId: planned.refund.id, state: planned.refund.state };
  }
  const sent = await sendRefund(ctx, planned.refund);
  if (sent === 'refused') return { ok: false, reason: 'refused' };
  const [now] = await ctx.db.select({ state: refunds.state }).from(refunds).where(eq(refunds.id, planned.refund.id));
  assert(now !== undefined, 'a refund stays');
  return { ok: true, refundId: planned.refund.id, state: now.state };
}

type Planned =
  | { readonly ok: true; readonly refund: RefundRow }
  | { readonly ok: false; readonly reason: 'not_paid' | 'already_refunded' };

async function planRefund(ctx: Ctx, input: { orderId: OrderId; reason: string }): Promise<Planned> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, input.orderId)).for('update');
  if (payment === undefined || payment.state !== 'succeeded') return { ok: false, reason: 'not_paid' };
  const living = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), notInArray(refunds.state, ['failed', 'canceled'])));
  const ours = living.find((refund) => refund.requestedBy !== dashboardRequester);
  if (ours !== undefined) return { ok: true, refund: ours };
  const left = yen(payment.amountYen - addYen(...living.map((refund) => refund.amountYen)));
  if (left <= 0) return { ok: false, reason: 'already_refunded' };
  const refund: RefundRow = {
    id: newId('rfd'),
    ordinal: await nextOrdinal(ctx, payment.id),
    paymentId: payment.id,
    orderId: payment.orderId,
    state: 'planned',
    amountYen: left,
    reason: input.reason,
    requester: 'operator',
    note: null,
    actionExpiresAt: null,
    requestedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind,
    stripeRefundId: null,
    failureReason: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(refunds).values(refund);
  await recordAudit(ctx, {
    action: 'refund.requested',
    subjectId: payment.orderId,
    after: { refundId: refund.id, amountYen: left },
    reason: input.reason,
  });
  return { ok: true, refund };
}
