import { and, eq } from 'drizzle-orm';
import { addOnCharges, customers, facilities } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { AppError, assert } from '@/lib/errors';
import type { AddOnChargeId, TicketId } from '@/lib/ids';
import { facilityShare } from '@/lib/shares/facility-share';
import type { AddOnTerms, NotChargeable } from './charge-rules';
import { deliverAddOn } from './deliver-add-on';
import { type AddOnCharge, readChargeable } from './ticket-add-ons';

interface AddOnOrder extends AddOnTerms {
  /** Made with the form that asked for confirmation: the same form sent twice is one charge. */
  readonly chargeId: AddOnChargeId;
  readonly ticketId: TicketId;
}

export type ChargeAddOnResult =
  | { readonly ok: true; readonly charge: AddOnCharge }
  | { readonly ok: false; readonly reason: NotChargeable };

/**
 * Charges an option of the day to the buyer's saved card, with their recorded consent, by a PaymentIntent of its own. Repeating
 * with the same `chargeId` is the same charge. Only for a ticket of the actor's facility, else `not_found`.
 */
export async function chargeAddOn(ctx: Ctx, order: AddOnOrder): Promise<ChargeAddOnResult> {
  const { userId: enteredBy } = assertUser(ctx);
  const chargeable = await readChargeable(ctx, order.ticketId);
  if (chargeable === null) throw new AppError('not_found');
  const { ticket, why, userId, consentId, card } = chargeable;
  const [standing] = await ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, order.chargeId));
  if (standing === undefined) {
    if (why !== null) return { ok: false, reason: why };
    assert(userId !== null && consentId !== null && card !== null, 'a chargeable ticket has a buyer with a card');
    const { ticketId, orderId, orderLineId, facilityId } = ticket;
    const { chargeId: id, title, amountYen } = order;
    const shareYen = facilityShare(amountYen, await commissionOf(ctx, facilityId));
    await ctx.db.transaction(async (tx) => {
      const planned = await tx
        .insert(addOnCharges)
        .values({
          id,
          ticketId,
          orderId,
          orderLineId,
          facilityId,
          userId,
          consentId,
          title,
          amountYen,
          shareYen,
          enteredBy,
          stripeCustomerId: await customerOf(ctx, userId),
          stripePaymentMethodId: card.id,
          cardBrand: card.brand,
          cardLast4: card.last4,
          state: 'planned',
          createdAt: ctx.clock.now(),
        })
        .onConflictDoNothing()
        .returning({ id: addOnCharges.id });
      if (planned.length === 0) return;
      const after = { ticketId, amountYen, consentId };
      await recordAudit({ ...ctx, db: tx }, { action: 'add_on.entered', subjectId: id, after });
    });
  }
  const [charge] = await ctx.db
    .select()
    .from(addOnCharges)
    .where(and(eq(addOnCharges.id, order.chargeId), eq(addOnCharges.ticketId, order.ticketId)));
  if (charge === undefined) throw new AppError('not_found');
  return { ok: true, charge: await deliverAddOn(ctx, charge) };
}

async function commissionOf(ctx: Ctx, facilityId: AddOnCharge['facilityId']): Promise<number> {
  const [facility] = await ctx.db
    .select({ commission: facilities.commissionBasisPoints })
    .from(facilities)
    .where(eq(facilities.id, facilityId));
  assert(facility !== undefined, 'a ticket has a facility');
  return facility.commission;
}

async function customerOf(ctx: Ctx, userId: string): Promise<string> {
  const [customer] = await ctx.db
    .select({ id: customers.stripeCustomerId })
    .from(customers)
    .where(eq(customers.userId, userId));
  assert(customer !== undefined, 'a saved card has a customer');
  return customer.id;
}
