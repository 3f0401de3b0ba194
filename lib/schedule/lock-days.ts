import { and, eq, inArray, sql } from 'drizzle-orm';
import { examDays, orderLines, placeHolds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CourseId, OrderId } from '@/lib/ids';
import { dayKey, facilitiesOf } from './read-rules';
import { shareCalendars } from './share-calendars';

interface WantedDay {
  readonly courseId: CourseId;
  readonly examDate: string | null;
}

/**
 * Holds the days that orders hold and those that are wanted, in the caller's transaction, always in the same order: whoever gives
 * back and takes in one transaction calls it first, so that two who swap days never wait for each other.
 */
export async function lockDays(
  ctx: Ctx,
  { orderIds, wanted }: { orderIds: readonly OrderId[]; wanted: readonly WantedDay[] },
): Promise<void> {
  const courseIds = wanted.filter(({ examDate }) => examDate !== null).map(({ courseId }) => courseId);
  if (courseIds.length > 0) await shareCalendars(ctx, [...(await facilitiesOf(ctx, courseIds)).values()]);
  const held = orderIds.length === 0 ? [] : await daysOf(ctx, orderIds);
  const days = new Map<string, { courseId: CourseId; day: string }>();
  for (const { courseId, examDate } of [...held, ...wanted]) {
    if (examDate !== null) days.set(dayKey(courseId, examDate), { courseId, day: examDate });
  }
  for (const key of [...days.keys()].sort()) {
    const day = days.get(key);
    if (day === undefined) continue;
    await ctx.db
      .insert(examDays)
      .values({ ...day, places: 0, taken: 0 })
      .onConflictDoUpdate({ target: [examDays.courseId, examDays.day], set: { taken: sql`${examDays.taken}` } });
  }
}

function daysOf(ctx: Ctx, orderIds: readonly OrderId[]) {
  return ctx.db
    .select({ courseId: placeHolds.courseId, examDate: placeHolds.day })
    .from(placeHolds)
    .innerJoin(orderLines, eq(orderLines.id, placeHolds.orderLineId))
    .where(and(inArray(orderLines.orderId, [...orderIds]), inArray(placeHolds.state, ['held', 'kept'])));
}
