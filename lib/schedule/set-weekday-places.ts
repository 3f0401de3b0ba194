import { and, eq } from 'drizzle-orm';
import { coursePlaces, courses } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { CourseId, FacilityId } from '@/lib/ids';
import { assertOwnFacility, lockCalendar } from './change-calendar';
import { readWeekdayPlaces } from './read-rules';

export interface SetWeekdayPlaces {
  readonly facilityId: FacilityId;
  readonly courseId: CourseId;
  /** From Monday to Sunday. */
  readonly places: readonly number[];
}

/**
 * How many examinees a dated course takes on each weekday. What is booked stays, also where it is more than that now: such days
 * are full. Only the facility's own people.
 */
export async function setWeekdayPlaces(ctx: Ctx, { facilityId, courseId, places }: SetWeekdayPlaces): Promise<void> {
  assertOwnFacility(ctx, facilityId);
  await ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    await lockCalendar(inner, facilityId);
    const own = and(eq(courses.id, courseId), eq(courses.facilityId, facilityId), eq(courses.mode, 'dated'));
    const weekdays = places.flatMap((count, index) => (count > 0 ? [index + 1] : []));
    const changed = await tx.update(courses).set({ weekdays }).where(own).returning({ id: courses.id });
    if (changed.length === 0) throw new AppError('not_found');
    const before = (await readWeekdayPlaces(inner, [courseId])).get(courseId) ?? new Map();
    await tx.delete(coursePlaces).where(eq(coursePlaces.courseId, courseId));
    const rows = places.flatMap((count, index) => (count > 0 ? { courseId, weekday: index + 1, places: count } : []));
    if (rows.length > 0) await tx.insert(coursePlaces).values(rows);
    await recordAudit(inner, {
      action: 'calendar.places_changed',
      subjectId: facilityId,
      before: { courseId, places: Object.fromEntries(before) },
      after: { courseId, places: Object.fromEntries(rows.map((row) => [row.weekday, row.places])) },
    });
  });
}
