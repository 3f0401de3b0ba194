import { and, eq, isNull, or } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { PaymentRow } from './lock-payment';

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

/** What was parked for this reason went back whole: nothing is left to decide. Says whether it was parked. */
export async function unparkPayment(ctx: Ctx, payment: PaymentRow, { reason, intentId }: Found): Promise<boolean> {
  const freed = await ctx.db
    .update(payments)
    .set({ parkedReason: null, parkedIntentId: null })
    .where(
      and(
        eq(payments.id, payment.id),
        eq(payments.parkedReason, reason),
        or(isNull(payments.parkedIntentId), eq(payments.parkedIntentId, intentId)),
      ),
    )
    .returning({ id: payments.id });
  if (freed.length === 0) return false;
  const before = { reason, stripePaymentIntentId: intentId };
  await recordAudit(ctx, { action: 'payment.unparked', subjectId: payment.orderId, before });
  return true;
}
