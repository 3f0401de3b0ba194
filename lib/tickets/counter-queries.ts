import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import { orderLines, redemptions, shares, tickets } from '@/db/schema';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import type { RedemptionId, TicketId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { dayMs, shift } from '@/lib/time/duration';
import { jstDay, startOfJstDay } from '@/lib/time/jst';

export interface ExpectedVisit {
  readonly ticketId: TicketId;
  readonly examineeName: string;
  readonly examineeKana: string;
  readonly courseTitle: string;
}

/** Who has an examination at the actor's facility today and has not come yet. Facilities only. */
export async function expectedToday(
  ctx: Ctx,
  { after, size }: { after: TicketId | null; size: number },
): Promise<{ readonly visits: readonly ExpectedVisit[]; readonly next: TicketId | null }> {
  const facilityIds = assertFacility(ctx);
  const rows = await ctx.db
    .select({
      ticketId: tickets.id,
      examineeName: sql<string>`coalesce(${orderLines.examineeName}, '')`,
      examineeKana: sql<string>`coalesce(${orderLines.examineeKana}, '')`,
      courseTitle: orderLines.courseTitle,
    })
    .from(orderLines)
    .innerJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .where(
      and(
        inArray(orderLines.facilityId, [...facilityIds]),
        eq(orderLines.examDate, jstDay(ctx.clock.now())),
        isNull(orderLines.canceledAt),
        eq(tickets.state, 'issued'),
        after === null ? undefined : gt(tickets.id, after),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(size + 1);
  const visits = rows.slice(0, size);
  return { visits, next: rows.length > size ? (visits.at(-1)?.ticketId ?? null) : null };
}

export interface RedeemedVisit extends ExpectedVisit {
  readonly redemptionId: RedemptionId;
  readonly redeemedAt: Date;
  readonly payableYen: Yen;
}

function ofToday(ctx: Ctx) {
  const from = startOfJstDay(jstDay(ctx.clock.now()));
  return and(
    inArray(redemptions.facilityId, [...assertFacility(ctx)]),
    isNull(redemptions.undoneAt),
    gte(redemptions.redeemedAt, from),
    lt(redemptions.redeemedAt, shift(from, dayMs)),
  );
}

/** The examinations that the actor's facility carried out today, the latest first. Facilities only. */
export async function redeemedToday(
  ctx: Ctx,
  { after, size }: { after: RedemptionId | null; size: number },
): Promise<{ readonly visits: readonly RedeemedVisit[]; readonly next: RedemptionId | null }> {
  const rows = await ctx.db
    .select({
      redemptionId: redemptions.id,
      redeemedAt: redemptions.redeemedAt,
      ticketId: tickets.id,
      examineeName: sql<string>`coalesce(${orderLines.examineeName}, '')`,
      examineeKana: sql<string>`coalesce(${orderLines.examineeKana}, '')`,
      courseTitle: orderLines.courseTitle,
      payableYen: shares.payableYen,
    })
    .from(redemptions)
    .innerJoin(tickets, eq(tickets.id, redemptions.ticketId))
    .innerJoin(orderLines, eq(orderLines.id, tickets.orderLineId))
    .innerJoin(shares, eq(shares.orderLineId, tickets.orderLineId))
    .where(and(ofToday(ctx), after === null ? undefined : lt(redemptions.id, after)))
    .orderBy(desc(redemptions.id))
    .limit(size + 1);
  const visits = rows.slice(0, size);
  return { visits, next: rows.length > size ? (visits.at(-1)?.redemptionId ?? null) : null };
}

/** How many examinations today, and what is due to the facility for them. Facilities only. */
export async function sumToday(ctx: Ctx): Promise<{ readonly count: number; readonly payableYen: Yen }> {
  const [sum] = await ctx.db
    .select({ count: sql<string>`count(*)`, yen: sql<string>`coalesce(sum(${shares.payableYen}), 0)` })
    .from(redemptions)
    .innerJoin(tickets, eq(tickets.id, redemptions.ticketId))
    .innerJoin(shares, eq(shares.orderLineId, tickets.orderLineId))
    .where(ofToday(ctx));
  return { count: Number(sum?.count ?? 0), payableYen: yen(Number(sum?.yen ?? 0)) };
}
