import { eq } from 'drizzle-orm';
import { addOnCharges } from '@/db/schema';
import type { AddOnCharge } from '@/lib/add-ons/ticket-add-ons';
import type { Ctx } from '@/lib/context';
import { type Yen, yen } from '@/lib/money/yen';
import type { DisputeRow } from './apply-dispute';

export interface BorneAddOn {
  readonly charge: AddOnCharge;
  /** What of the loss that we bear falls on the option. */
  readonly amountYen: Yen;
}

/** The loss of an option of the day that we still bear, or null. Who decides on it holds the charge's lock. */
export async function borneAddOn(ctx: Pick<Ctx, 'db'>, dispute: DisputeRow): Promise<BorneAddOn | null> {
  const { addOnChargeId, state, takenYen, withdrawnYen } = dispute;
  if (addOnChargeId === null || state !== 'lost' || takenYen > 0) return null;
  const [charge] = await ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, addOnChargeId));
  if (charge === undefined) return null;
  const amountYen = yen(Math.min(withdrawnYen, charge.amountYen - charge.refundedYen));
  return amountYen > 0 ? { charge, amountYen } : null;
}
