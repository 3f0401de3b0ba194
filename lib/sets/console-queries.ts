import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { courses, discountSets, facilities, orderLines, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { DiscountSetId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { cutPage } from '@/lib/paging/cut-page';
import { type MomentCursor, olderThan } from '@/lib/paging/moment-cursor';

type SetRecord = typeof discountSets.$inferSelect;

export interface SetRow extends SetRecord {
  readonly facilityName: string | null;
}

/** A page of set discounts, newest first. Operators only. */
export async function listSets(
  ctx: Ctx,
  { after, size }: { after: MomentCursor<'set'> | null; size: number },
): Promise<{ readonly sets: readonly SetRow[]; readonly next: MomentCursor<'set'> | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ set: discountSets, facilityName: facilities.name })
    .from(discountSets)
    .leftJoin(facilities, eq(facilities.id, discountSets.facilityId))
    .where(olderThan(after, [discountSets.createdAt, discountSets.id]))
    .orderBy(desc(discountSets.createdAt), desc(discountSets.id))
    .limit(size + 1);
  const { page, next } = cutPage(rows, { size, cursorOf: ({ set }) => ({ at: set.createdAt, id: set.id }) });
  return { sets: page.map(({ set, facilityName }) => ({ ...set, facilityName })), next };
}

export interface ConsoleSet extends SetRow {
  /** Paid orders with it, and all that it took off in them. */
  readonly paidOrders: number;
  readonly paidDiscountYen: Yen;
  readonly courseTitles: readonly string[];
}

/** One set discount with what it did so far, or null. Operators only. */
export async function readConsoleSet(ctx: Ctx, setId: DiscountSetId): Promise<ConsoleSet | null> {
  assertOperator(ctx);
  const [found] = await ctx.db
    .select({ set: discountSets, facilityName: facilities.name })
    .from(discountSets)
    .leftJoin(facilities, eq(facilities.id, discountSets.facilityId))
    .where(eq(discountSets.id, setId));
  if (found === undefined) return null;
  const { set, facilityName } = found;
  const paid = and(eq(orderLines.setId, setId), isNotNull(orders.paidAt));
  const [use] = await ctx.db
    .select({
      paidOrders: sql<number>`count(distinct ${orders.id})::int`,
      paidDiscountYen: sql<string>`coalesce(sum(${orderLines.setDiscountYen}), 0)::text`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(paid);
  const titles = await ctx.db
    .select({ title: courses.title })
    .from(courses)
    .where(inArray(courses.id, [...set.courseIds]));
  const paidDiscountYen = yen(Number(use?.paidDiscountYen ?? 0));
  const courseTitles = titles.map((course) => course.title);
  return { ...set, facilityName, paidOrders: use?.paidOrders ?? 0, paidDiscountYen, courseTitles };
}
