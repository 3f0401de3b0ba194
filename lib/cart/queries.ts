import { and, asc, eq } from 'drizzle-orm';
import { cartLines, carts, courses, facilities } from '@/db/schema';
import { type PricedOrder, type PriceLine, priceOrder } from '@/lib/checkout/price-order';
import { readOffers, type TodaysOffers } from '@/lib/checkout/read-offers';
import type { Ctx } from '@/lib/context';
import type { CouponRefusal } from '@/lib/coupons/coupon-refusal';
import type { CartId, CourseId, DiscountSetId } from '@/lib/ids';
import { addYen, type Yen, yen } from '@/lib/money/yen';
import { dayKey } from '@/lib/schedule/read-rules';

export interface CartLine {
  readonly courseId: CourseId;
  readonly isDated: boolean;
  /** The chosen day in Japan; null for undated courses, and for dated ones until it is chosen. */
  readonly examDate: string | null;
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

export interface CartSet {
  readonly setId: DiscountSetId;
  readonly name: string;
  readonly discountYen: Yen;
}

export interface CartCoupon {
  readonly code: string;
  /** As patients see it; null when it may not be used. */
  readonly name: string | null;
  readonly discountYen: Yen;
  readonly refusal: CouponRefusal | null;
  /** What its courses must come to, for `below_minimum`. */
  readonly minimumYen: Yen;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  /** 通常合計: the sum of today's single prices. */
  readonly regularYen: Yen;
  /** セット割: those that apply, each with all that it takes off. */
  readonly sets: readonly CartSet[];
  readonly setDiscountYen: Yen;
  readonly coupon: CartCoupon | null;
  /** お支払い合計. */
  readonly totalYen: Yen;
}

interface Unit extends PriceLine {
  readonly mode: 'dated' | 'undated';
  readonly examDate: string | null;
  readonly title: string;
  readonly facilityName: string;
  readonly prefecture: string;
  readonly published: boolean;
}

/**
 * The cart at today's prices with its discounts, courses in the order they were added. Withdrawn courses are shown and not
 * counted. An order made now has these amounts. `trial`: as if this coupon had been entered.
 */
export async function readCart(ctx: Ctx, cartId: CartId | null, trial?: { couponCode: string }): Promise<Cart> {
  const units = cartId === null ? [] : await readUnits(ctx, cartId);
  const [cart] =
    cartId === null
      ? []
      : await ctx.db.select({ couponCode: carts.couponCode }).from(carts).where(eq(carts.id, cartId));
  const couponCode = trial?.couponCode ?? cart?.couponCode ?? null;
  const offers = await readOffers(ctx, { couponCode, cartId });
  const priced = priceOrder(
    units.filter((unit) => unit.published),
    offers,
  );
  const { regularYen, setDiscountYen, totalYen } = priced;
  const sets = new Map<DiscountSetId, CartSet>();
  for (const { set, discountYen } of priced.groups) {
    const before = sets.get(set.setId)?.discountYen ?? yen(0);
    sets.set(set.setId, { setId: set.setId, name: set.name, discountYen: addYen(before, discountYen) });
  }
  const coupon = couponCode === null ? null : cartCoupon(couponCode, offers, priced);
  return { lines: grouped(units), regularYen, sets: [...sets.values()], setDiscountYen, coupon, totalYen };
}

/** One row per examinee, in the order in which an order would take them. */
function readUnits(ctx: Ctx, cartId: CartId): Promise<Unit[]> {
  return ctx.db
    .select({
      courseId: courses.id,
      facilityId: courses.facilityId,
      title: courses.title,
      facilityName: facilities.name,
      prefecture: facilities.prefecture,
      priceYen: courses.priceYen,
      commissionBasisPoints: facilities.commissionBasisPoints,
      published: courses.published,
      mode: courses.mode,
      examDate: cartLines.examDate,
    })
    .from(cartLines)
    .innerJoin(courses, eq(courses.id, cartLines.courseId))
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
}

/** One line per course and day. */
function grouped(units: readonly Unit[]): CartLine[] {
  const lines = new Map<string, CartLine>();
  for (const { courseId, title, facilityName, prefecture, priceYen, published, mode, examDate } of units) {
    const key = dayKey(courseId, examDate ?? '');
    const examinees = (lines.get(key)?.examinees ?? 0) + 1;
    const subtotalYen = yen(priceYen * examinees);
    const what = { courseId, isDated: mode === 'dated', examDate, title, facilityName, prefecture };
    lines.set(key, { ...what, priceYen, examinees, subtotalYen, withdrawn: !published });
  }
  return [...lines.values()];
}

function cartCoupon(code: string, offers: TodaysOffers, priced: PricedOrder): CartCoupon {
  return {
    code,
    name: offers.couponName,
    discountYen: priced.couponDiscountYen,
    refusal: offers.refusal ?? priced.misfit,
    minimumYen: offers.coupon?.minimumYen ?? yen(0),
  };
}

/** How many examinations lie in the cart, for the header. */
export async function countCart(ctx: Pick<Ctx, 'db'>, cartId: CartId | null): Promise<number> {
  if (cartId === null) return 0;
  const rows = await ctx.db
    .select({ id: cartLines.id })
    .from(cartLines)
    .innerJoin(courses, and(eq(courses.id, cartLines.courseId), eq(courses.published, true)))
    .where(eq(cartLines.cartId, cartId));
  return rows.length;
}
