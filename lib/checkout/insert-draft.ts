import { eq, inArray } from 'drizzle-orm';
import { courses, facilities, orderLines, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type CartId, type CourseId, newId, type OrderId } from '@/lib/ids';
import { addYen } from '@/lib/money/yen';
import { facilityShare } from '@/lib/shares/facility-share';
import { orderExpiry } from './order-lifetime';
import { newOrderNumber } from './order-number';

export interface DraftBuyer {
  readonly buyerName: string | null;
  readonly buyerKana: string | null;
  readonly buyerEmail: string | null;
  readonly buyerPhone: string | null;
}

export interface DraftInput {
  readonly cartId: CartId | null;
  readonly courseIds: readonly CourseId[];
  readonly locale: 'ja' | 'en';
  readonly buyer?: DraftBuyer;
}

type DraftOutcome = { ok: true; orderId: OrderId } | { ok: false; reason: 'course_unavailable' };

/** Writes a draft order with today's titles and prices, in the caller's transaction. */
export async function insertDraft(ctx: Ctx, input: DraftInput): Promise<DraftOutcome> {
  const found = await ctx.db
    .select({
      course: courses,
      facilityName: facilities.name,
      commissionBasisPoints: facilities.commissionBasisPoints,
    })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(inArray(courses.id, [...input.courseIds]));
  const onSale = new Map(found.filter((row) => row.course.published).map((row) => [row.course.id, row]));
  const chosen = input.courseIds.flatMap((courseId) => onSale.get(courseId) ?? []);
  if (chosen.length < input.courseIds.length) return { ok: false, reason: 'course_unavailable' };

  const orderId = newId('ord');
  const regularYen = addYen(...chosen.map((row) => row.course.priceYen));
  const now = ctx.clock.now();
  await ctx.db.insert(orders).values({
    ...input.buyer,
    id: orderId,
    number: newOrderNumber(),
    state: 'draft',
    cartId: input.cartId,
    userId: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    locale: input.locale,
    regularYen,
    totalYen: regularYen,
    expiresAt: orderExpiry(now),
    createdAt: now,
  });
  await ctx.db.insert(orderLines).values(
    chosen.map((row, index) => ({
      id: newId('orl'),
      orderId,
      position: index + 1,
      courseId: row.course.id,
      facilityId: row.course.facilityId,
      courseTitle: row.course.title,
      facilityName: row.facilityName,
      priceYen: row.course.priceYen,
      totalYen: row.course.priceYen,
      shareYen: facilityShare(row.course.priceYen, row.commissionBasisPoints),
    })),
  );
  return { ok: true, orderId };
}
