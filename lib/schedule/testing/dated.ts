import { eq } from 'drizzle-orm';
import { cartLines, coursePlaces, courses, orderLines } from '@/db/schema';
import { createOrder } from '@/lib/checkout/create-order';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addCart, addCourses, filledForm } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import type { CartId, CourseId, FacilityId, OrderId, OrderLineId } from '@/lib/ids';

/** Two dated courses of one facility, every weekday so many places; the second has one more. */
export async function addDatedCourses(ctx: Ctx, places = 3): Promise<readonly [CourseId, CourseId]> {
  const ids = await addCourses(ctx);
  for (const [index, courseId] of ids.entries()) {
    await ctx.db.update(courses).set({ mode: 'dated' }).where(eq(courses.id, courseId));
    const weekdays = [1, 2, 3, 4, 5, 6, 7];
    await ctx.db
      .insert(coursePlaces)
      .values(weekdays.map((weekday) => ({ courseId, weekday, places: places + index })));
  }
  return ids;
}

export async function facilityOf(ctx: Ctx, courseId: CourseId): Promise<FacilityId> {
  const [course] = await ctx.db.select({ id: courses.facilityId }).from(courses).where(eq(courses.id, courseId));
  if (course === undefined) throw new Error(`no course ${courseId}`);
  return course.id;
}

/** A cart with one examinee of the course on each of the days. */
export async function addDatedCart(ctx: Ctx, courseId: CourseId, days: readonly string[]): Promise<CartId> {
  const cartId = await addCart(
    ctx,
    days.map(() => courseId),
  );
  const lines = await ctx.db.select({ id: cartLines.id }).from(cartLines).where(eq(cartLines.cartId, cartId));
  for (const [index, line] of lines.entries()) {
    await ctx.db
      .update(cartLines)
      .set({ examDate: days[index] ?? null })
      .where(eq(cartLines.id, line.id));
  }
  return cartId;
}

/** A draft of the course on the days, or why there is none. */
export async function order(ctx: Ctx, courseId: CourseId, days: readonly string[]) {
  return createOrder(ctx, { cartId: await addDatedCart(ctx, courseId, days), locale: 'ja' });
}

/** An order of the course on the days that waits for its payment. */
export async function orderToPay(ctx: Ctx, courseId: CourseId, days: readonly string[]): Promise<OrderId> {
  const made = await order(ctx, courseId, days);
  if (!made.ok) throw new Error(made.reason);
  const saved = await saveOrderDetails(ctx, { orderId: made.orderId, form: await filledForm(ctx, made.orderId) });
  if (!saved.ok) throw new Error(saved.reason);
  return made.orderId;
}

export async function linesOf(ctx: Ctx, orderId: OrderId): Promise<OrderLineId[]> {
  const lines = await ctx.db
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.position);
  return lines.map(({ id }) => id);
}
