import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { facilities, journalLines, orderLines, shareSettlements, shares } from '@/db/schema';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import type { FacilityId } from '@/lib/ids';
import { addYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import { monthEnd, monthStart } from './month';
import { recognisedParts } from './recognised-parts';

export interface PayableSums {
  readonly facilityNames: readonly string[];
  /** What all months before the month left. */
  readonly carriedYen: Yen;
  readonly monthCount: number;
  readonly monthYen: Yen;
  /** What the books owe the facility altogether. */
  readonly totalYen: Yen;
  /** What becomes due once paid tickets are used. */
  readonly waitingYen: Yen;
}

/** What was carried into the month, what moved in it, and by the books what is due altogether. Facilities only. */
export async function sumPayables(ctx: Ctx, month: string): Promise<PayableSums> {
  const facilityIds = [...assertFacility(ctx)];
  const changeYen = shareSettlements.payableChangeYen;
  const isEarlier = sql`(${lt(shareSettlements.occurredAt, monthStart(month))})`;
  const [names, [sums], [books], waitingYen] = await Promise.all([
    ctx.db.select({ name: facilities.name }).from(facilities).where(inArray(facilities.id, facilityIds)),
    ctx.db
      .select({
        carriedYen: sql<string>`coalesce(sum(${changeYen}) filter (where ${isEarlier}), 0)`,
        count: sql<string>`count(*) filter (where not ${isEarlier})`,
        yen: sql<string>`coalesce(sum(${changeYen}) filter (where not ${isEarlier}), 0)`,
      })
      .from(shareSettlements)
      .where(
        and(
          inArray(shareSettlements.facilityId, facilityIds),
          sql`${changeYen} <> 0`,
          lt(shareSettlements.occurredAt, monthEnd(month)),
        ),
      ),
    ctx.db
      .select({ yen: sql<string>`coalesce(-sum(${journalLines.amountYen}), 0)` })
      .from(journalLines)
      .where(
        inArray(
          journalLines.accountId,
          facilityIds.map((id) => `payable:facility:${id}`),
        ),
      ),
    sumWaiting(ctx, facilityIds),
  ]);
  return {
    facilityNames: names.map(({ name }) => name),
    carriedYen: yen(Number(sums?.carriedYen ?? 0)),
    monthCount: Number(sums?.count ?? 0),
    monthYen: yen(Number(sums?.yen ?? 0)),
    totalYen: yen(Number(books?.yen ?? 0)),
    waitingYen,
  };
}

/** Partly refunded lines are few and count with what is kept of them, to the yen as it will be booked. */
async function sumWaiting(ctx: Ctx, facilityIds: readonly FacilityId[]): Promise<Yen> {
  const waiting = and(
    inArray(shares.facilityId, [...facilityIds]),
    eq(shares.state, 'waiting'),
    sql`exists (select from ${orderLines} where ${orderLines.id} = ${shares.orderLineId} and ${orderLines.canceledAt} is null)`,
  );
  const [whole] = await ctx.db
    .select({ yen: sql<string>`coalesce(sum(${shares.shareYen}), 0)` })
    .from(shares)
    .where(and(waiting, eq(shares.refundedYen, zeroYen)));
  const partly = await ctx.db
    .select()
    .from(shares)
    .where(and(waiting, gt(shares.refundedYen, zeroYen)));
  const kept = partly.map((share) => recognisedParts(share, { ...share, recognised: true }).payableYen);
  return addYen(yen(Number(whole?.yen ?? 0)), ...kept);
}
