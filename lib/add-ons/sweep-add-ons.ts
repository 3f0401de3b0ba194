import { and, asc, eq, inArray, lte, notExists, or, sql } from 'drizzle-orm';
import { addOnCharges, balanceTransactions } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type Swept, sweepEach } from '@/lib/stripe/sweep-each';
import { minuteMs, shift } from '@/lib/time/duration';
import { cancelAddOn, deliverAddOn } from './deliver-add-on';
import { dueAddOnRefunds, sweepAddOnRefund } from './send-add-on-refund';
import { syncAddOn } from './sync-add-on';
import type { AddOnCharge } from './ticket-add-ons';

const batchSize = 100;

/**
 * Finds what no answer or event told: charges that were interrupted, links that are over (their intent is canceled), declined
 * ones whose intent still stands, paid ones whose fees are not booked, and refunds on their way.
 */
export async function sweepAddOns(ctx: Ctx): Promise<Swept> {
  const before = shift(ctx.clock.now(), -minuteMs);
  const booked = ctx.db
    .select({ id: balanceTransactions.stripeBalanceTransactionId })
    .from(balanceTransactions)
    .where(eq(balanceTransactions.sourceId, addOnCharges.stripeChargeId));
  const isOpen = inArray(addOnCharges.state, ['planned', 'authentication_required', 'declined']);
  const rows = await ctx.db
    .select()
    .from(addOnCharges)
    .where(
      and(
        or(isOpen, and(eq(addOnCharges.state, 'paid'), notExists(booked))),
        lte(
          sql`coalesce(${addOnCharges.syncedAt}, ${addOnCharges.createdAt})`,
          sql`${before.toISOString()}::timestamptz`,
        ),
      ),
    )
    .orderBy(sql`${addOnCharges.syncedAt} nulls first`, asc(addOnCharges.id))
    .limit(batchSize);
  const charges = rows.map((charge) => async () => {
    await ctx.db.update(addOnCharges).set({ syncedAt: ctx.clock.now() }).where(eq(addOnCharges.id, charge.id));
    return sweepOne(ctx, charge);
  });
  const refunds = (await dueAddOnRefunds(ctx)).map((refund) => () => sweepAddOnRefund(ctx, refund));
  return sweepEach([...charges, ...refunds], (run) => run());
}

async function sweepOne(ctx: Ctx, charge: AddOnCharge): Promise<boolean> {
  if (charge.state === 'planned') return (await deliverAddOn(ctx, charge)).state !== 'planned';
  const isOver = charge.linkExpiresAt !== null && charge.linkExpiresAt <= ctx.clock.now();
  if (charge.state === 'declined' || (charge.state === 'authentication_required' && isOver)) {
    await cancelAddOn(ctx, charge);
    return true;
  }
  if (charge.stripePaymentIntentId === null) return false;
  return (await syncAddOn(ctx, charge.stripePaymentIntentId)).effect === 'applied';
}
