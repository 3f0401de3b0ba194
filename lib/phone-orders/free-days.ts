import { and, eq } from 'drizzle-orm';
import { courses } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { CourseId } from '@/lib/ids';
import { readBookableDays } from '@/lib/schedule/course-days';
import { placesLeft } from '@/lib/schedule/day-state';
import { addDays } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';

/** What is told on the telephone; days after that are asked for one by one. */
const freeDaysAhead = 42;

export interface FreeDays {
  readonly mode: 'dated' | 'undated';
  /** Days of Japan with a free place, in order; none for an undated course. */
  readonly days: readonly { readonly day: string; readonly left: number }[];
}

/** The days of the next six weeks on which a course can still be booked. Operators only; courses not on sale are `not_found`. */
export async function readFreeDays(ctx: Ctx, courseId: CourseId): Promise<FreeDays> {
  assertOperator(ctx);
  const [course] = await ctx.db
    .select({ mode: courses.mode })
    .from(courses)
    .where(and(eq(courses.id, courseId), eq(courses.published, true)));
  if (course === undefined) throw new AppError('not_found');
  if (course.mode === 'undated') return { mode: 'undated', days: [] };
  const last = addDays(jstDay(ctx.clock.now()), freeDaysAhead);
  const found = (await readBookableDays(ctx, { courseIds: [courseId], cartId: null })).get(courseId);
  const days = (found?.days ?? []).map(({ day, state }) => ({ day, left: placesLeft(state) }));
  return { mode: 'dated', days: days.filter(({ day, left }) => left > 0 && day <= last) };
}
