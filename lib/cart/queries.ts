import { and, asc, eq, min, sql } from 'drizzle-orm';
import { cartLines, courses, facilities } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId, CourseId } from '@/lib/ids';
import { addYen, type Yen, yen } from '@/lib/money/yen';

type Reader = Pick<Ctx, 'db'>;

export interface CartLine {
  readonly courseId: CourseId;
  readonly title: string;
  readonly facilityName: string;
  readonly prefecture: string;
  /** For one examinee, tax-inclusive. */
  readonly priceYen: Yen;
  readonly examinees: number;
  readonly subtotalYen: Yen;
  /** No longer sold: must be removed before checkout. */
  readonly withdrawn: boolean;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  /** 通常合計: the sum of today's single prices. */
  readonly regularYen: Yen;
  /** お支払い合計, equal to the former as long as there are no discounts. */
  readonly totalYen: Yen;
}

/** The cart with today's prices, courses in the order they were added. Withdrawn courses are shown and not counted. */
export async function readCart(ctx: Reader, cartId: CartId | null): Promise<Cart> {
  const rows =
    cartId === null
      ? []
      : await ctx.db
          .select({
            courseId: courses.id,
            title: courses.title,
            facilityName: facilities.name,
            prefecture: facilities.prefecture,
            priceYen: courses.priceYen,
            published: courses.published,
            examinees: sql<number>`count(*)::int`,
          })
          .from(cartLines)
          .innerJoin(courses, eq(courses.id, cartLines.courseId))
          .innerJoin(facilities, eq(facilities.id, courses.facilityId))
          .where(eq(cartLines.cartId, cartId))
          .groupBy(courses.id, facilities.id)
          .orderBy(asc(min(cartLines.createdAt)), asc(courses.id));
  const lines = rows.map(({ published, ...row }) => ({
    ...row,
    subtotalYen: yen(row.priceYen * row.examinees),
    withdrawn: !published,
  }));
  const regularYen = addYen(...lines.filter((line) => !line.withdrawn).map((line) => line.subtotalYen));
  return { lines, regularYen, totalYen: regularYen };
}

/** How many examinations lie in the cart, for the header. */
export async function countCart(ctx: Reader, cartId: CartId | null): Promise<number> {
  if (cartId === null) return 0;
  const rows = await ctx.db
    .select({ id: cartLines.id })
    .from(cartLines)
    .innerJoin(courses, and(eq(courses.id, cartLines.courseId), eq(courses.published, true)))
    .where(eq(cartLines.cartId, cartId));
  return rows.length;
}
