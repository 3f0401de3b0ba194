import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { AddOnChargeId, PaymentId } from '@/lib/ids';

async function isBlocked(ctx: Pick<Ctx, 'db'>, of: SQL | undefined): Promise<boolean> {
  return (await ctx.db.$count(disputes, and(of, eq(disputes.refundable, false)))) > 0;
}

/** Whether a claim against the payment makes Stripe refuse its refunds: while it is open, and for good when it was lost. */
export function blocksRefunds(ctx: Pick<Ctx, 'db'>, paymentId: PaymentId): Promise<boolean> {
  return isBlocked(ctx, and(eq(disputes.paymentId, paymentId), isNull(disputes.strayIntentId)));
}

/** The same of money that was no sale. */
export function strayIsDisputed(ctx: Pick<Ctx, 'db'>, intentId: string): Promise<boolean> {
  return isBlocked(ctx, eq(disputes.strayIntentId, intentId));
}

/** The same of an option of the day. */
export function addOnIsDisputed(ctx: Pick<Ctx, 'db'>, chargeId: AddOnChargeId): Promise<boolean> {
  return isBlocked(ctx, eq(disputes.addOnChargeId, chargeId));
}
