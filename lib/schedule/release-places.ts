import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { examDays, orderLines, placeHolds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CourseId, OrderId, OrderLineId } from '@/lib/ids';
import { dayKey } from './read-rules';

/** Gives back every place of an order that dies or goes back whole, in the caller's transaction; exactly once. */
export async function releasePlaces(ctx: Ctx, input: { orderId: OrderId }): Promise<void> {
  const lines = ctx.db.select({ id: orderLines.id }).from(orderLines).where(eq(orderLines.orderId, input.orderId));
  await giveBack(ctx, inArray(placeHolds.orderLineId, lines));
}

/** Gives back the place of one line that is canceled, in the caller's transaction; exactly once. */
export async function releaseLinePlace(ctx: Ctx, input: { orderLineId: OrderLineId }): Promise<void> {
  await giveBack(ctx, eq(placeHolds.orderLineId, input.orderLineId));
}

async function giveBack(ctx: Ctx, which: SQL): Promise<void> {
  const released = await ctx.db
    .update(placeHolds)
    .set({ state: 'released' })
    .where(and(which, inArray(placeHolds.state, ['held', 'kept'])))
    .returning({ courseId: placeHolds.courseId, day: placeHolds.day });
  // One order of locks for all: two releases never wait for each other.
  for (const { courseId, day } of released.toSorted((a, b) =>
    dayKey(a.courseId, a.day) < dayKey(b.courseId, b.day) ? -1 : 1,
  )) {
    await lessTaken(ctx, { courseId, day });
  }
}

/** One place of a day is free again, in the caller's transaction. */
export async function lessTaken(ctx: Ctx, { courseId, day }: { courseId: CourseId; day: string }): Promise<void> {
  await ctx.db
    .update(examDays)
    .set({ taken: sql`${examDays.taken} - 1` })
    .where(and(eq(examDays.courseId, courseId), eq(examDays.day, day)));
}
