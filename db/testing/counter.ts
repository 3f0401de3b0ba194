import { and, eq } from 'drizzle-orm';
import { auth_user, orderLines, tickets, userRoles } from '@/db/schema';
import type { Actor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { FacilityId, OrderId, OrderLineId, TicketId } from '@/lib/ids';
import { signedIn } from './actors';
import { insertOrderToPay } from './insert-order';
import { payInBooks } from './shares';

export interface PaidTicket {
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  readonly facilityId: FacilityId;
  readonly ticketId: TicketId;
  readonly code: string;
}

/** A paid order of one line with its ticket, at a facility of its own. */
export async function insertPaidTicket(
  ctx: Ctx,
  fields: { examDate?: string; priceYen?: number } = {},
): Promise<PaidTicket> {
  const orderId = await insertOrderToPay(ctx, [fields.priceYen ?? 24_800]);
  const examDate = fields.examDate ?? null;
  await ctx.db.update(orderLines).set({ examDate }).where(eq(orderLines.orderId, orderId));
  await payInBooks(ctx, orderId);
  const [row] = await ctx.db
    .select({ orderLineId: orderLines.id, facilityId: orderLines.facilityId, ticketId: tickets.id, code: tickets.code })
    .from(orderLines)
    .innerJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .where(eq(orderLines.orderId, orderId));
  assert(row !== undefined, 'a paid line has a ticket');
  return { orderId, ...row };
}

/** A member of a facility, as the actor of its counter. */
export async function insertReceptionist(ctx: Ctx, facilityId: FacilityId): Promise<Actor> {
  const userId = `reception-${facilityId}`;
  const at = ctx.clock.now();
  const email = `${userId}@example.jp`;
  const person = { id: userId, email, name: '受付', emailVerified: true, createdAt: at, updatedAt: at };
  await ctx.db.insert(auth_user).values(person).onConflictDoNothing();
  const found = await ctx.db
    .select({ userId: userRoles.userId })
    .from(userRoles)
    .where(and(eq(userRoles.userId, userId), eq(userRoles.facilityId, facilityId)));
  if (found.length === 0)
    await ctx.db.insert(userRoles).values({ userId, role: 'facility', facilityId, createdAt: at });
  return signedIn(userId, { email, roles: ['patient', 'facility'], facilityIds: [facilityId] });
}
