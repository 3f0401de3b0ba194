import { eq, type SQL } from 'drizzle-orm';
import { orderLines, orders, shares, tickets } from '@/db/schema';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { FacilityId, OrderId, OrderLineId, TicketId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { type TicketFacts, type UndoRefusal, whyNotUndoable } from './redemption-rules';

/** What a facility's counter may see of a ticket: nothing of the buyer. */
export interface CounterTicket extends TicketFacts {
  readonly ticketId: TicketId;
  readonly code: string;
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  readonly facilityId: FacilityId;
  readonly courseTitle: string;
  readonly facilityName: string;
  readonly examineeName: string;
  readonly examineeKana: string;
  readonly redeemedAt: Date | null;
  /** The share is due with the payment, so redeeming and undoing do not move it. */
  readonly isDueAtPayment: boolean;
  /** The facility's share of the whole sale, and what of it is due now. */
  readonly shareYen: Yen;
  readonly payableYen: Yen;
  readonly whyNotUndoable: UndoRefusal | null;
}

/** A ticket by its code, whichever facility it is for, or null. The caller decides who may see it. */
export async function ticketByCode(ctx: Ctx, code: string): Promise<CounterTicket | null> {
  return readTicket(ctx, eq(tickets.code, code));
}

/** A ticket of the actor's own facility, or null. Others get `not_found`. */
export async function readCounterTicket(ctx: Ctx, ticketId: TicketId): Promise<CounterTicket | null> {
  const facilityIds = assertFacility(ctx);
  const ticket = await readTicket(ctx, eq(tickets.id, ticketId));
  return ticket !== null && facilityIds.includes(ticket.facilityId) ? ticket : null;
}

/** The ticket as it stands once nobody else redeems, undoes or refunds it, in the caller's transaction. */
export async function lockCounterTicket(ctx: Ctx, ticketId: TicketId): Promise<CounterTicket> {
  await ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, ticketId)).for('update');
  const ticket = await readTicket(ctx, eq(tickets.id, ticketId));
  assert(ticket !== null, 'a known ticket stays');
  return ticket;
}

async function readTicket(ctx: Ctx, condition: SQL): Promise<CounterTicket | null> {
  const [row] = await ctx.db
    .select({ ticket: tickets, line: orderLines, orderState: orders.state, share: shares })
    .from(tickets)
    .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
    .innerJoin(orders, eq(orders.id, tickets.orderId))
    .innerJoin(shares, eq(shares.orderLineId, tickets.orderLineId))
    .where(condition);
  if (row === undefined) return null;
  const { ticket, line, orderState, share } = row;
  const isCanceled = line.canceledAt !== null || share.state === 'reversed';
  const isRefunded = isCanceled || orderState !== 'paid';
  return {
    ticketId: ticket.id,
    code: ticket.code,
    state: ticket.state,
    expiresAt: ticket.expiresAt,
    redeemedAt: ticket.redeemedAt,
    orderId: ticket.orderId,
    orderLineId: line.id,
    facilityId: line.facilityId,
    courseTitle: line.courseTitle,
    facilityName: line.facilityName,
    examineeName: line.examineeName ?? '',
    examineeKana: line.examineeKana ?? '',
    examDate: line.examDate,
    isCanceled,
    isDueAtPayment: share.trigger === 'payment',
    shareYen: share.shareYen,
    payableYen: share.payableYen,
    whyNotUndoable: whyNotUndoable({ redeemedAt: ticket.redeemedAt, isRefunded }, ctx.clock.now()),
  };
}
