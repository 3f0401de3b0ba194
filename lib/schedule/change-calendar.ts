import { and, eq, gt, gte, inArray } from 'drizzle-orm';
import { courses, examDays, facilityCalendars } from '@/db/schema';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { FacilityId } from '@/lib/ids';
import { addDays } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';
import { type CalendarRule, closureOf, defaultRule } from './calendar-rule';
import { type Booking, bookingsOn } from './facility-month';
import { readRules } from './read-rules';

export type CalendarOutcome =
  | { readonly ok: true }
  /** Examinations stand on days that would be closed: they have to be moved first. */
  | { readonly ok: false; readonly reason: 'booked'; readonly bookings: readonly Booking[] };

/** As far ahead as anything can be booked: the column's limit. */
const furthestDays = 170;

/** First line of every change of a calendar: the facility's own people; others get `not_found`. */
export function assertOwnFacility(ctx: Pick<Ctx, 'actor'>, facilityId: FacilityId): void {
  if (!assertFacility(ctx).includes(facilityId)) throw new AppError('not_found');
}

/** Inside a transaction: holds the calendar alone, so that nobody takes a place meanwhile, and reads it. */
export async function lockCalendar(ctx: Ctx, facilityId: FacilityId): Promise<CalendarRule> {
  const updatedAt = ctx.clock.now();
  await ctx.db.insert(facilityCalendars).values({ facilityId, updatedAt }).onConflictDoNothing();
  await ctx.db.update(facilityCalendars).set({ updatedAt }).where(eq(facilityCalendars.facilityId, facilityId));
  const from = jstDay(updatedAt);
  const days = { from, to: addDays(from, furthestDays) };
  return (await readRules(ctx, { facilityIds: [facilityId], days })).get(facilityId) ?? defaultRule;
}

/** The examinations on days that the new rule would close, in the transaction that holds the calendar. */
export async function bookingsClosedBy(
  ctx: Ctx,
  { facilityId, before, after }: { facilityId: FacilityId; before: CalendarRule; after: CalendarRule },
): Promise<readonly Booking[]> {
  const own = ctx.db.select({ id: courses.id }).from(courses).where(eq(courses.facilityId, facilityId));
  const booked = await ctx.db
    .selectDistinct({ day: examDays.day })
    .from(examDays)
    .where(and(inArray(examDays.courseId, own), gt(examDays.taken, 0), gte(examDays.day, jstDay(ctx.clock.now()))));
  const closed = booked
    .map(({ day }) => day)
    .filter((day) => closureOf(after, day) !== null && closureOf(before, day) === null);
  return bookingsOn(ctx, { facilityId, days: closed });
}
