import { eq, max } from 'drizzle-orm';
import { refunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { newId, type PaymentId, parseId } from '@/lib/ids';
import type { PaymentRow } from '@/lib/payments/lock-payment';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';

export type RefundRow = typeof refunds.$inferSelect;

/** `requested_by` of refunds that were made in the Stripe Dashboard. */
export const dashboardRequester = 'stripe_dashboard';

/** Locks our row of a refund; one that was made in the Stripe Dashboard gets its row now. The payment is locked already. */
export async function lockRefund(ctx: Ctx, payment: PaymentRow, snapshot: RefundSnapshot): Promise<RefundRow> {
  const known = await one(ctx, eq(refunds.stripeRefundId, snapshot.id));
  if (known !== null) return known;
  const ourId = snapshot.ourRefundId === null ? null : parseId('rfd', snapshot.ourRefundId);
  const ours = ourId === null ? null : await one(ctx, eq(refunds.id, ourId));
  if (ours !== null && ours.stripeRefundId === null && ours.paymentId === payment.id) return ours;
  return adopt(ctx, payment, snapshot);
}

async function one(ctx: Ctx, where: ReturnType<typeof eq>): Promise<RefundRow | null> {
  const [row] = await ctx.db.select().from(refunds).where(where).for('update');
  return row ?? null;
}

async function adopt(ctx: Ctx, payment: PaymentRow, snapshot: RefundSnapshot): Promise<RefundRow> {
  const row: RefundRow = {
    id: newId('rfd'),
    ordinal: await nextOrdinal(ctx, payment.id),
    paymentId: payment.id,
    orderId: payment.orderId,
    state: 'planned',
    amountYen: snapshot.amountYen,
    reason: 'Stripeダッシュボードでの返金',
    requester: 'dashboard',
    requestedBy: dashboardRequester,
    note: null,
    actionExpiresAt: null,
    stripeRefundId: snapshot.id,
    failureReason: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(refunds).values(row);
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
