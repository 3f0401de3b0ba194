import { desc, eq } from 'drizzle-orm';
import { addOnCharges, orders } from '@/db/schema';
import { cardExpiry } from '@/lib/cards/expiry';
import { cardsOf, offSessionConsent } from '@/lib/cards/list-cards';
import type { Ctx } from '@/lib/context';
import type { TicketId } from '@/lib/ids';
import { type CounterTicket, readCounterTicket } from '@/lib/tickets/counter-ticket';
import { type NotChargeable, whyNotChargeable } from './charge-rules';

export type AddOnCharge = typeof addOnCharges.$inferSelect;

/** What a charge of a ticket's buyer would use; the counter sees of the card only its brand and last digits. */
export interface Chargeable {
  readonly ticket: CounterTicket;
  readonly why: NotChargeable | null;
  readonly userId: string | null;
  readonly consentId: AddOnCharge['consentId'] | null;
  readonly card: { readonly id: string; readonly brand: string; readonly last4: string } | null;
}

/** Whether the buyer of a ticket of the actor's own facility may be charged, and with which card. Null for others' tickets. */
export async function readChargeable(ctx: Ctx, ticketId: TicketId): Promise<Chargeable | null> {
  const ticket = await readCounterTicket(ctx, ticketId);
  if (ticket === null) return null;
  const [order] = await ctx.db.select({ userId: orders.userId }).from(orders).where(eq(orders.id, ticket.orderId));
  const userId = order?.userId ?? null;
  const consent = userId === null ? null : await offSessionConsent(ctx, userId);
  const cards = userId === null ? [] : await cardsOf(ctx, userId);
  const card = cards.find((one) => cardExpiry(one, ctx.clock.now()) !== 'expired');
  const hasConsent = consent !== null;
  const hasCard = card !== undefined;
  const { state: ticketState, isCanceled } = ticket;
  return {
    ticket,
    why: whyNotChargeable({ ticketState, isCanceled, userId, hasConsent, hasCard }),
    userId,
    consentId: consent?.id ?? null,
    card: card === undefined ? null : { id: card.stripePaymentMethodId, brand: card.brand, last4: card.last4 },
  };
}

/** What was charged for a ticket, newest first. The caller has decided who may see it. */
export async function addOnsOf(ctx: Pick<Ctx, 'db'>, ticketId: TicketId): Promise<readonly AddOnCharge[]> {
  return ctx.db
    .select()
    .from(addOnCharges)
    .where(eq(addOnCharges.ticketId, ticketId))
    .orderBy(desc(addOnCharges.createdAt), desc(addOnCharges.id));
}
