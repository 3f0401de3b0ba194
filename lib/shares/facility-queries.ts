import { and, asc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import { facilities, journalLines, orderLines, type ShareState, shares } from '@/db/schema';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { type FacilityId, parseId, type ShareId } from '@/lib/ids';
import { addYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import { monthEnd, monthStart } from './month';
import { recognisedParts } from './recognised-parts';

export interface PayableShare {
  readonly shareId: ShareId;
  readonly recognisedAt: Date;
  readonly courseTitle: string;
  readonly examineeName: string;
  readonly examDate: string | null;
  /** The share of the whole sale; less than that is due after a partial refund. */
  readonly shareYen: Yen;
  readonly payableYen: Yen;
  readonly state: ShareState;
}

export interface PayableCursor {
  readonly at: Date;
  readonly id: ShareId;
}

function ofMonth(ctx: Ctx, month: string) {
  return and(
    inArray(shares.facilityId, [...assertFacility(ctx)]),
    gte(shares.recognisedAt, monthStart(month)),
    lt(shares.recognisedAt, monthEnd(month)),
  );
}

/** The shares of the actor's facility that became due in a month of Japan (`2026-11`), oldest first. Facilities only. */
export async function listPayables(
  ctx: Ctx,
  request: { month: string; after: PayableCursor | null; size: number },
): Promise<{ readonly shares: readonly PayableShare[]; readonly next: PayableCursor | null }> {
  const { month, after, size } = request;
  const rows = await ctx.db
    .select({
      shareId: shares.id,
      recognisedAt: sql<string>`${shares.recognisedAt}`.mapWith(shares.recognisedAt),
      courseTitle: orderLines.courseTitle,
      examineeName: sql<string>`coalesce(${orderLines.examineeName}, '')`,
      examDate: orderLines.examDate,
      shareYen: shares.shareYen,
      payableYen: shares.payableYen,
      state: shares.state,
    })
    .from(shares)
    .innerJoin(orderLines, eq(orderLines.id, shares.orderLineId))
    .where(
      and(
        ofMonth(ctx, month),
        after === null
          ? undefined
          : sql`(${shares.recognisedAt}, ${shares.id}) > (${after.at.toISOString()}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(asc(shares.recognisedAt), asc(shares.id))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    shares: page,
    next: rows.length > size && last !== undefined ? { at: last.recognisedAt, id: last.shareId } : null,
  };
}

export interface PayableSums {
  readonly facilityNames: readonly string[];
  readonly monthCount: number;
  readonly monthYen: Yen;
  /** What the books owe the facility altogether. */
  readonly totalYen: Yen;
  /** What becomes due once paid tickets are used. */
  readonly waitingYen: Yen;
}

/** The month's sum, and by the books what is due altogether. Facilities only. */
export async function sumPayables(ctx: Ctx, month: string): Promise<PayableSums> {
  const facilityIds = [...assertFacility(ctx)];
  const [names, [sums], [books], waitingYen] = await Promise.all([
    ctx.db.select({ name: facilities.name }).from(facilities).where(inArray(facilities.id, facilityIds)),
    ctx.db
      .select({ count: sql<string>`count(*)`, yen: sql<string>`coalesce(sum(${shares.payableYen}), 0)` })
      .from(shares)
      .where(ofMonth(ctx, month)),
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

export function formatPayableCursor({ at, id }: PayableCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parsePayableCursor(text: string): PayableCursor | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId('shr', idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}
