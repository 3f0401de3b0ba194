import { eq, max } from 'drizzle-orm';
import { addOnRefunds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type AddOnChargeId, newId, parseId } from '@/lib/ids';
import { dashboardRequester } from '@/lib/refunds/lock-refund';
import type { RefundSnapshot } from '@/lib/stripe/snapshots';
import type { AddOnCharge } from './ticket-add-ons';

export type AddOnRefund = typeof addOnRefunds.$inferSelect;

/** Our row of a refund of an option; one that was made in the Stripe Dashboard gets its row now. The charge is locked already. */
export async function lockAddOnRefund(ctx: Ctx, charge: AddOnCharge, snapshot: RefundSnapshot): Promise<AddOnRefund> {
  const known = await one(ctx, eq(addOnRefunds.stripeRefundId, snapshot.id));
  if (known !== null) return known;
  const ourId = snapshot.ourRefundId === null ? null : parseId('adr', snapshot.ourRefundId);
  const ours = ourId === null ? null : await one(ctx, eq(addOnRefunds.id, ourId));
  if (ours !== null && ours.stripeRefundId === null && ours.chargeId === charge.id) return ours;
  const row: AddOnRefund = {
    id: newId('adr'),
    chargeId: charge.id,
    orderId: charge.orderId,
    ordinal: await nextAddOnOrdinal(ctx, charge.id),
    state: 'planned',
    amountYen: snapshot.amountYen,
    reason: 'Stripeダッシュボードでの返金',
    requester: 'dashboard',
    requestedBy: dashboardRequester,
    stripeRefundId: snapshot.id,
    failureReason: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(addOnRefunds).values(row);
  return row;
}

async function one(ctx: Ctx, where: ReturnType<typeof eq>): Promise<AddOnRefund | null> {
  const [row] = await ctx.db.select().from(addOnRefunds).where(where).for('update');
  return row ?? null;
}

/** The ordinal of the charge's next refund. The charge is locked. */
export async function nextAddOnOrdinal(ctx: Ctx, chargeId: AddOnChargeId): Promise<number> {
  const [last] = await ctx.db
    .select({ ordinal: max(addOnRefunds.ordinal) })
    .from(addOnRefunds)
    .where(eq(addOnRefunds.chargeId, chargeId));
  return (last?.ordinal ?? 0) + 1;
}
