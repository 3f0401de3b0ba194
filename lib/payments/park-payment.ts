import { and, eq, isNull, or } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { isOrderOver } from '@/lib/refunds/settle-order';
import type { PaymentRow } from './lock-payment';
import { straysOfOrder } from './read-strays';
import { saleAccount } from './sale-account';

export type Parked = NonNullable<PaymentRow['parkedReason']>;

interface Found {
  readonly reason: Parked;
  readonly intentId: string;
}

/** Money that Stripe reports but that does not match the order waits for an operator. Runs in the caller's transaction. */
export async function parkPayment(ctx: Ctx, payment: PaymentRow, { reason, intentId }: Found): Promise<void> {
  if (payment.parkedReason === reason) return;
  await ctx.db
    .update(payments)
    .set({ parkedReason: reason, parkedIntentId: intentId })
    .where(eq(payments.id, payment.id));
  const after = { reason, stripePaymentIntentId: intentId };
  await recordAudit(ctx, { action: 'payment.parked', subjectId: payment.orderId, after });
}

/** What was parked for this reason went back whole; other money of the order takes its place. Says whether it was parked. */
export async function unparkPayment(ctx: Ctx, payment: PaymentRow, { reason, intentId }: Found): Promise<boolean> {
  const freed = await ctx.db
    .update(payments)
    .set({ parkedReason: null, parkedIntentId: null })
    .where(
      and(
        eq(payments.id, payment.id),
        or(
          eq(payments.parkedIntentId, intentId),
          and(isNull(payments.parkedIntentId), eq(payments.parkedReason, reason)),
        ),
      ),
    )
    .returning({ id: payments.id });
  if (freed.length === 0) return false;
  const before = { reason, stripePaymentIntentId: intentId };
  await recordAudit(ctx, { action: 'payment.unparked', subjectId: payment.orderId, before });
  const other = await otherWaiting(ctx, payment, intentId);
  if (other !== null) await parkPayment(ctx, { ...payment, parkedReason: null }, other);
  return true;
}

/** Other money of the same order that an operator has to decide on: its late sale, or one more intent. */
async function otherWaiting(ctx: Ctx, payment: PaymentRow, doneId: string): Promise<Found | null> {
  const { orderId, stripePaymentIntentId: ownId } = payment;
  const isLate = ownId !== null && ownId !== doneId && (await saleAccount(ctx, ownId)) === 'suspense';
  if (isLate && !(await isOrderOver(ctx, orderId))) return { reason: 'paid_after_expiry', intentId: ownId };
  const strays = await straysOfOrder(ctx, orderId);
  const next = strays.find(({ intentId, leftYen }) => intentId !== doneId && leftYen > 0);
  if (next === undefined) return null;
  return { reason: next.intentId === ownId ? 'amount_mismatch' : 'order_mismatch', intentId: next.intentId };
}
