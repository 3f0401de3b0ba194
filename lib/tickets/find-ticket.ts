import { recordAudit } from '@/lib/audit/record-audit';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import type { TicketId } from '@/lib/ids';
import { ticketByCode } from './counter-ticket';
import { parseTicketCode } from './ticket-code';

export type FindRefusal = 'mistyped' | 'unknown' | 'other_facility';
export type FoundTicket =
  | { readonly ok: true; readonly ticketId: TicketId }
  | { readonly ok: false; readonly reason: FindRefusal };

/** Looks a ticket up at a facility's counter, however its code was typed or scanned; every look is kept in the log. */
export async function findTicket(ctx: Ctx, input: { code: string }): Promise<FoundTicket> {
  const facilityIds = assertFacility(ctx);
  const code = parseTicketCode(input.code);
  if (code === null) return { ok: false, reason: 'mistyped' };
  const ticket = await ticketByCode(ctx, code);
  if (ticket === null) return { ok: false, reason: 'unknown' };
  if (!facilityIds.includes(ticket.facilityId)) return { ok: false, reason: 'other_facility' };
  await recordAudit(ctx, {
    action: 'ticket.looked_up',
    subjectId: ticket.orderId,
    after: { ticketId: ticket.ticketId },
  });
  return { ok: true, ticketId: ticket.ticketId };
}
