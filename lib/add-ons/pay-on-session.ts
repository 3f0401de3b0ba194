import { eq } from 'drizzle-orm';
import { addOnCharges, facilities } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { AddOnChargeId } from '@/lib/ids';
import { syncAddOn } from './sync-add-on';
import type { AddOnCharge } from './ticket-add-ons';

interface Visit {
  readonly chargeId: AddOnChargeId;
  /** The browser holds the mailed link's cookie. */
  readonly holdsLink: boolean;
}

export type PayView = 'payable' | 'paid' | 'over';

/** A charge for whoever holds its link or is its signed-in buyer; for all others it does not exist. */
export async function readOwnCharge(
  ctx: Ctx,
  { chargeId, holdsLink }: Visit,
): Promise<{ readonly charge: AddOnCharge; readonly facilityName: string; readonly view: PayView }> {
  const [row] = await ctx.db
    .select({ charge: addOnCharges, facilityName: facilities.name })
    .from(addOnCharges)
    .innerJoin(facilities, eq(facilities.id, addOnCharges.facilityId))
    .where(eq(addOnCharges.id, chargeId));
  const isOwn = ctx.actor.kind === 'user' && ctx.actor.userId === row?.charge.userId;
  if (row === undefined || !(holdsLink || isOwn)) throw new AppError('not_found');
  return { ...row, view: viewOf(row.charge, ctx.clock.now()) };
}

function viewOf({ state, linkExpiresAt }: AddOnCharge, now: Date): PayView {
  if (state === 'paid') return 'paid';
  return state === 'authentication_required' && linkExpiresAt !== null && now < linkExpiresAt ? 'payable' : 'over';
}

export type StartAddOnPayment =
  | { readonly ok: true; readonly clientSecret: string; readonly cardId: string }
  | { readonly ok: false; readonly reason: 'already_paid' | 'over' };

/** The client secret of the charge's one PaymentIntent and the card to confirm it with, while the link lives. */
export async function startAddOnPayment(ctx: Ctx, visit: Visit): Promise<StartAddOnPayment> {
  const { charge, view } = await readOwnCharge(ctx, visit);
  if (view !== 'payable') return { ok: false, reason: view === 'paid' ? 'already_paid' : 'over' };
  if (charge.stripePaymentIntentId === null) return { ok: false, reason: 'over' };
  const intent = await ctx.stripe.paymentIntents.retrieve(charge.stripePaymentIntentId);
  if (intent.status === 'succeeded' || intent.status === 'canceled' || intent.client_secret === null) {
    await syncAddOn(ctx, intent.id);
    return { ok: false, reason: intent.status === 'succeeded' ? 'already_paid' : 'over' };
  }
  return { ok: true, clientSecret: intent.client_secret, cardId: charge.stripePaymentMethodId };
}

/** After the browser's confirmation: reads the charge at Stripe now. */
export async function pullAddOn(ctx: Ctx, visit: Visit): Promise<void> {
  const { charge } = await readOwnCharge(ctx, visit);
  if (charge.stripePaymentIntentId !== null) await syncAddOn(ctx, charge.stripePaymentIntentId);
}
