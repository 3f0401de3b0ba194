import { eq, inArray } from 'drizzle-orm';
import { courses, facilities, orderLines, orders } from '@/db/schema';
import { laddersOf } from '@/lib/cancel-policy/queries';
import type { Ctx } from '@/lib/context';
import { claimCoupon } from '@/lib/coupons/claim-coupon';
import { type CartId, type CourseId, newId, type OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { holdPlaces } from '@/lib/schedule/hold-places';
import { DraftRefused } from './draft-refused';
import { orderExpiry } from './order-lifetime';
import { newOrderNumber } from './order-number';
import { type PricedOrder, priceOrder } from './price-order';
import { readOffers } from './read-offers';

export interface DraftBuyer {
  readonly buyerName: string | null;
  readonly buyerKana: string | null;
  readonly buyerEmail: string | null;
  readonly buyerPhone: string | null;
}

/** One course for one examinee. */
export interface DraftLine {
  readonly courseId: CourseId;
  /** The chosen day in Japan. Undated courses have none. */
  readonly examDate: string | null;
}

export interface DraftInput {
  readonly cartId: CartId | null;
  readonly lines: readonly DraftLine[];
  readonly locale: 'ja' | 'en';
  readonly couponCode: string | null;
  /** The total that the person saw. A coupon that does not fit (any more) is left out only when the total is still that. */
  readonly shownTotalYen: Yen | null;
  readonly buyer?: DraftBuyer;
}

/**
 * Writes a draft order with today's titles and prices, holds its places and claims its coupon, in the caller's transaction. Throws DraftRefused,
 * which takes everything back.
 */
export async function insertDraft(ctx: Ctx, input: DraftInput): Promise<OrderId> {
  const chosen = await chosenCourses(ctx, input.lines);
  const offers = await readOffers(ctx, input);
  const priced = priceOrder(
    chosen.map((row) => ({ ...row.course, courseId: row.course.id, commissionBasisPoints: row.commissionBasisPoints })),
    offers,
  );
  const isCouponLeftOut = input.couponCode !== null && priced.couponId === null;
  if (input.shownTotalYen === null && isCouponLeftOut) throw new DraftRefused('coupon_refused');
  if (input.shownTotalYen !== null && input.shownTotalYen !== priced.totalYen) throw new DraftRefused('price_changed');

  const orderId = await insertOrder(ctx, input, priced);
  const ladderOf = await laddersOf(
    ctx,
    chosen.map((row) => row.course.facilityId),
  );
  await ctx.db.insert(orderLines).values(
    priced.lines.flatMap((line, index) => {
      const row = chosen[index];
      if (row === undefined) return [];
      const { id: courseId, facilityId, title: courseTitle } = row.course;
      const cancelLadder = ladderOf(facilityId);
      const snapshot = { courseId, facilityId, courseTitle, facilityName: row.facilityName, cancelLadder };
      return { ...line, ...snapshot, examDate: row.examDate, id: newId('orl'), orderId, position: index + 1 };
    }),
  );
  await holdPlacesOf(ctx, orderId);
  if (priced.couponId !== null) await claim(ctx, { orderId, couponId: priced.couponId }, priced);
  return orderId;
}

async function chosenCourses(ctx: Ctx, lines: readonly DraftLine[]) {
  const found = await ctx.db
    .select({
      course: courses,
      facilityName: facilities.name,
      commissionBasisPoints: facilities.commissionBasisPoints,
    })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(
      inArray(
        courses.id,
        lines.map((line) => line.courseId),
      ),
    );
  const onSale = new Map(found.filter((row) => row.course.published).map((row) => [row.course.id, row]));
  const chosen = lines.flatMap(({ courseId, examDate }) => {
    const row = onSale.get(courseId);
    return row === undefined ? [] : { ...row, examDate: row.course.mode === 'dated' ? examDate : null };
  });
  if (chosen.length < lines.length) throw new DraftRefused('course_unavailable');
  if (chosen.some(({ course, examDate }) => course.mode === 'dated' && examDate === null)) {
    throw new DraftRefused('date_missing');
  }
  return chosen;
}

async function insertOrder(ctx: Ctx, input: DraftInput, priced: PricedOrder): Promise<OrderId> {
  const orderId = newId('ord');
  const now = ctx.clock.now();
  const { regularYen, setDiscountYen, couponDiscountYen, totalYen, couponId } = priced;
  await ctx.db.insert(orders).values({
    ...input.buyer,
    regularYen,
    setDiscountYen,
    couponDiscountYen,
    totalYen,
    couponId,
    id: orderId,
    number: newOrderNumber(),
    state: 'draft',
    cartId: input.cartId,
    userId: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    locale: input.locale,
    couponCode: couponId === null ? null : input.couponCode,
    expiresAt: orderExpiry(now),
    createdAt: now,
  });
  return orderId;
}

async function holdPlacesOf(ctx: Ctx, orderId: OrderId): Promise<void> {
  const lines = await ctx.db
    .select({
      orderLineId: orderLines.id,
      courseId: orderLines.courseId,
      facilityId: orderLines.facilityId,
      day: orderLines.examDate,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId));
  const wanted = lines.flatMap(({ day, ...line }) => (day === null ? [] : { ...line, day }));
  if (!(await holdPlaces(ctx, wanted)).ok) throw new DraftRefused('place_taken');
}

async function claim(
  ctx: Ctx,
  use: Pick<Parameters<typeof claimCoupon>[1], 'orderId' | 'couponId'>,
  { couponDiscountYen }: PricedOrder,
): Promise<void> {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  if (!(await claimCoupon(ctx, { ...use, userId, discountYen: couponDiscountYen }))) {
    throw new DraftRefused('coupon_refused');
  }
}
