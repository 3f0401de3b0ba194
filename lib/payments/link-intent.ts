import { and, eq, isNull, sql } from 'drizzle-orm';
import { payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { PaymentId } from '@/lib/ids';
import type { PaymentRow } from './lock-payment';

/** Stores the PaymentIntent's id with its payment, once, whoever learns it first; gives the row as it stands then. */
export async function linkIntent(ctx: Ctx, paymentId: PaymentId, paymentIntentId: string): Promise<PaymentRow> {
  await ctx.db
    .update(payments)
    .set({
      stripePaymentIntentId: paymentIntentId,
      state: sql`case when ${payments.state} = 'planned' then 'requires_payment_method' else ${payments.state} end`,
    })
    .where(and(eq(payments.id, paymentId), isNull(payments.stripePaymentIntentId)));
  const [row] = await ctx.db.select().from(payments).where(eq(payments.id, paymentId));
  assert(row !== undefined, `payment ${paymentId} exists`);
  return row;
}
