import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { courses, discountSets, facilities, orderLines, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { type DiscountSetId, parseId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';

type SetRecord = typeof discountSets.$inferSelect;

export interface SetRow extends SetRecord {
  readonly facilityName: string | null;
}

export interface SetCursor {
  readonly at: Date;
  readonly id: DiscountSetId;
}

/** A page of set discounts, newest first. Operators only. */
export async function listSets(
  ctx: Ctx,
  { after, size }: { after: SetCursor | null; size: number },
): Promise<{ readonly sets: readonly SetRow[]; readonly next: SetCursor | null }> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({ set: discountSets, facilityName: facilities.name })
    .from(discountSets)
    .leftJoin(facilities, eq(facilities.id, discountSets.facilityId))
    .where(
      after === null
        ? undefined
        : sql`(${discountSets.createdAt}, ${discountSets.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
    )
    .orderBy(desc(discountSets.createdAt), desc(discountSets.id))
    .limit(size + 1);
  const page = rows.slice(0, size).map(({ set, facilityName }) => ({ ...set, facilityName }));
  const last = page.at(-1);
  return { sets: page, next: rows.length > size && last !== undefined ? { at: last.createdAt, id: last.id } : null };
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

export function formatSetCursor({ at, id }: SetCursor): string {
  return `${at.getTime()}.${id}`;
}

/** A cursor from the address; null when it is none. */
export function parseSetCursor(text: string): SetCursor | null {
  const [time = '', idText = ''] = text.split('.');
  const id = parseId('set', idText);
  return /^\d{1,15}$/.test(time) && id !== null ? { at: new Date(Number(time)), id } : null;
}
