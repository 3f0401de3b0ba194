import { eq } from 'drizzle-orm';
import { redemptions, tickets } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { newId, type RedemptionId, type TicketId } from '@/lib/ids';
import { settleShare } from '@/lib/shares/settle-share';
import { lockCounterTicket, ticketByCode } from './counter-ticket';
import type { FindRefusal } from './find-ticket';
import { type RedemptionRefusal, whyNotRedeemable } from './redemption-rules';
import { parseTicketCode } from './ticket-code';

export type RedeemResult =
  | { readonly ok: true; readonly redemptionId: RedemptionId; readonly ticketId: TicketId }
  /** `redeemedAt` with `already_redeemed`. */
  | { readonly ok: false; readonly reason: FindRefusal | RedemptionRefusal; readonly redeemedAt?: Date };

/**
 * The examination takes place: a facility redeems its ticket, and its share becomes due as its policy says. `other_day` is
 * overruled by `confirmOtherDay`. However many redeem at once, one does; the others are told when. Not at a facility: `not_found`.
 */
export async function redeemTicket(
  ctx: Ctx,
  input: { code: string; confirmOtherDay?: boolean },
): Promise<RedeemResult> {
  const facilityIds = assertFacility(ctx);
  const code = parseTicketCode(input.code);
  if (code === null) return { ok: false, reason: 'mistyped' };
  const ticket = await ticketByCode(ctx, code);
  if (ticket === null) return { ok: false, reason: 'unknown' };
  if (!facilityIds.includes(ticket.facilityId)) return { ok: false, reason: 'other_facility' };
  const { ticketId } = ticket;
  return ctx.db.transaction((tx) => redeem({ ...ctx, db: tx }, { ...input, ticketId }));
}

async function redeem(ctx: Ctx, input: { ticketId: TicketId; confirmOtherDay?: boolean }): Promise<RedeemResult> {
  const ticket = await lockCounterTicket(ctx, input.ticketId);
  const redeemedAt = ctx.clock.now();
  const refusal = whyNotRedeemable(ticket, redeemedAt);
  if (refusal !== null && !(refusal === 'other_day' && input.confirmOtherDay === true)) {
    return { ok: false, reason: refusal, ...(ticket.redeemedAt === null ? {} : { redeemedAt: ticket.redeemedAt }) };
  }
  await ctx.db.update(tickets).set({ state: 'redeemed', redeemedAt }).where(eq(tickets.id, input.ticketId));
  const id = newId('rdm');
  const { ticketId, facilityId, orderLineId, orderId } = ticket;
  const redeemedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
  await ctx.db.insert(redemptions).values({ id, ticketId, facilityId, redeemedAt, redeemedBy });
  const fact = { kind: 'redemption', id };
  await settleShare(ctx, { orderLineId, recognised: true, fact, occurredAt: redeemedAt });
  await recordAudit(ctx, {
    action: 'ticket.redeemed',
    subjectId: orderId,
    before: { state: 'issued' },
    after: { state: 'redeemed', ticketId, redemptionId: id, facilityId },
  });
  return { ok: true, redemptionId: id, ticketId };
}
