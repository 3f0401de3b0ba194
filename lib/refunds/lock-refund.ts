import { eq, max } from 'drizzle-orm';
import { refundLines, refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { newId, type PaymentId, parseId } from '@/lib/ids';
import type { PaymentRow } from '@/lib/payments/lock-payment';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';
import { readPaidLines } from './refundable-lines';
import { spreadRefund } from './spread-refund';

export type RefundRow = typeof refunds.$inferSelect;

/** `requested_by` of refunds that were made in the Stripe Dashboard. */
export const dashboardRequester = 'stripe_dashboard';

/** Why a refund has no lines. */
export const strayNote = '注文の代金とは別の入金（二重の入金など）の返金です。明細には割り振りません。';

const spreadNote = '明細の指定がないため、未返金の額に比例して明細に割り振りました。';

interface RefundedMoney {
  /** Locked by the caller. */
  readonly payment: PaymentRow;
  /** The PaymentIntent whose money was no sale; null for the payment's own. */
  readonly strayIntentId: string | null;
}

/** Locks our row of a refund; one that was made in the Stripe Dashboard gets its row now. */
export async function lockRefund(ctx: Ctx, money: RefundedMoney, snapshot: RefundSnapshot): Promise<RefundRow> {
  const known = await one(ctx, eq(refunds.stripeRefundId, snapshot.id));
  if (known !== null) return known;
  const ourId = snapshot.ourRefundId === null ? null : parseId('rfd', snapshot.ourRefundId);
  const ours = ourId === null ? null : await one(ctx, eq(refunds.id, ourId));
  if (ours !== null && ours.stripeRefundId === null && ours.paymentId === money.payment.id) return ours;
  return adopt(ctx, money, snapshot);
}

async function one(ctx: Ctx, where: ReturnType<typeof eq>): Promise<RefundRow | null> {
  const [row] = await ctx.db.select().from(refunds).where(where).for('update');
  return row ?? null;
}

async function adopt(
  ctx: Ctx,
  { payment, strayIntentId }: RefundedMoney,
  snapshot: RefundSnapshot,
): Promise<RefundRow> {
  const row: RefundRow = {
    id: newId('rfd'),
    ordinal: await nextOrdinal(ctx, payment.id),
    paymentId: payment.id,
    orderId: payment.orderId,
    strayIntentId,
    state: 'planned',
    amountYen: snapshot.amountYen,
    reason: 'Stripeダッシュボードでの返金',
    requester: 'dashboard',
    requestedBy: dashboardRequester,
    note: strayIntentId === null ? spreadNote : strayNote,
    actionExpiresAt: null,
    stripeRefundId: snapshot.id,
    failureReason: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  if (strayIntentId !== null) {
    await ctx.db.insert(refunds).values(row);
    return row;
  }
  const parts = spreadRefund(row.amountYen, await readPaidLines(ctx, payment.orderId));
  assert(parts !== null, 'Stripe gives back no more than was paid');
  await ctx.db.insert(refunds).values(row);
  await ctx.db
    .insert(refundLines)
    .values(parts.map(({ lineId, amountYen }) => ({ refundId: row.id, orderLineId: lineId, amountYen })));
  return row;
}

/** The ordinal of the payment's next refund. The payment is locked. */
export async function nextOrdinal(ctx: Ctx, paymentId: PaymentId): Promise<number> {
  const [last] = await ctx.db
    .select({ ordinal: max(refunds.ordinal) })
    .from(refunds)
    .where(eq(refunds.paymentId, paymentId));
  return (last?.ordinal ?? 0) + 1;
}
