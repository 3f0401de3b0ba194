import { eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { parseId } from '@/lib/ids';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';

export type PaymentRow = typeof payments.$inferSelect;

/** Locks our row of a PaymentIntent, or null when it is none of ours. */
export async function lockPaymentOfIntent(ctx: Ctx, paymentIntentId: string): Promise<PaymentRow | null> {
  const [row] = await ctx.db
    .select()
    .from(payments)
    .where(eq(payments.stripePaymentIntentId, paymentIntentId))
    .for('update');
  return row ?? null;
}

/**
 * The same, and by the mark in the metadata when the answer of its creation was lost before the id was stored. The row may then
 * carry no or another PaymentIntent's id.
 */
export async function lockPayment(ctx: Ctx, snapshot: PaymentSnapshot): Promise<PaymentRow | null> {
  const known = await lockPaymentOfIntent(ctx, snapshot.id);
  const paymentId = snapshot.paymentId === null ? null : parseId('pay', snapshot.paymentId);
  if (known !== null || paymentId === null) return known;
  const [row] = await ctx.db.select().from(payments).where(eq(payments.id, paymentId)).for('update');
  return row ?? null;
}
