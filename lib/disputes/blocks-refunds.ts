import { and, eq } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { PaymentId } from '@/lib/ids';

/** Whether a claim against the payment makes Stripe refuse its refunds: while it is open, and for good when it was lost. */
export async function blocksRefunds(ctx: Pick<Ctx, 'db'>, paymentId: PaymentId): Promise<boolean> {
  return (await ctx.db.$count(disputes, and(eq(disputes.paymentId, paymentId), eq(disputes.refundable, false)))) > 0;
}
