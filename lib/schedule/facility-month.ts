import { and, asc, eq, inArray } from 'drizzle-orm';
import { courses, facilities, orderLines, orders, placeHolds } from '@/db/schema';
import { hasRole } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { CourseId, FacilityId, OrderLineId } from '@/lib/ids';
import { type CalendarRule, type Closure, closureOf, defaultRule, placesOn, type WeekdayPlaces } from './calendar-rule';
import { daysOfMonth } from './month';
import { dayKey, readRules, readTaken, readWeekdayPlaces } from './read-rules';

export interface FacilityCourse {
  readonly courseId: CourseId;
  readonly title: string;
  readonly weekdayPlaces: WeekdayPlaces;
}

export interface FacilityDay {
  readonly day: string;
  readonly closure: Exclude<Closure, 'weekday'> | null;
  /** In the order of the courses. */
  readonly courses: readonly { readonly taken: number; readonly places: number }[];
}

export interface FacilityMonth {
  readonly name: string;
  readonly rule: CalendarRule;
  readonly courses: readonly FacilityCourse[];
  readonly days: readonly FacilityDay[];
}

/** First line of a facility's calendar: its own people and operators; others get `not_found`. */
export function assertCalendarReader(ctx: Pick<Ctx, 'actor'>, facilityId: FacilityId): void {
  const { actor } = ctx;
  const isOwn = actor.kind === 'user' && hasRole(actor, 'facility') && actor.facilityIds.includes(facilityId);
  if (!isOwn && !hasRole(actor, 'operator')) throw new AppError('not_found');
}

/** What is taken of each dated course on each day of a month. */
export async function readFacilityMonth(
  ctx: Ctx,
  { facilityId, month }: { facilityId: FacilityId; month: string },
): Promise<FacilityMonth> {
  assertCalendarReader(ctx, facilityId);
  const [facility] = await ctx.db
    .select({ name: facilities.name })
    .from(facilities)
    .where(eq(facilities.id, facilityId));
  if (facility === undefined) throw new AppError('not_found');
  const dated = await ctx.db
    .select({ courseId: courses.id, title: courses.title })
    .from(courses)
    .where(and(eq(courses.facilityId, facilityId), eq(courses.mode, 'dated')))
    .orderBy(asc(courses.id));
  const courseIds = dated.map(({ courseId }) => courseId);
  const all = daysOfMonth(month);
  const days = { from: all[0] ?? '', to: all.at(-1) ?? '' };
  const rule = (await readRules(ctx, { facilityIds: [facilityId], days })).get(facilityId) ?? defaultRule;
  const places = await readWeekdayPlaces(ctx, courseIds);
  const taken = await readTaken(ctx, { courseIds, days });
  const own = dated.map((course) => ({ ...course, weekdayPlaces: places.get(course.courseId) ?? new Map() }));
  return {
    name: facility.name,
    rule,
    courses: own,
    days: all.map((day) => ({
      day,
      closure: closureOf(rule, day),
      courses: own.map(({ courseId, weekdayPlaces }) => ({
        taken: taken.get(dayKey(courseId, day)) ?? 0,
        places: placesOn({ rule, weekdayPlaces }, day),
      })),
    })),
  };
}

export interface Booking {
  readonly lineId: OrderLineId;
  readonly day: string;
  readonly courseTitle: string;
  readonly examineeName: string;
  readonly examineeKana: string;
  /** Paid, or a place that is held while somebody pays. */
  readonly isPaid: boolean;
}

const bookingsMax = 200;

/** Who has a place at a facility on the days, at most two hundred. The caller has checked who asks. */
export async function bookingsOn(
  ctx: Pick<Ctx, 'db'>,
  { facilityId, days }: { facilityId: FacilityId; days: readonly string[] },
): Promise<readonly Booking[]> {
  if (days.length === 0) return [];
  const own = ctx.db.select({ id: courses.id }).from(courses).where(eq(courses.facilityId, facilityId));
  const rows = await ctx.db
    .select({ line: orderLines, day: placeHolds.day, state: placeHolds.state })
    .from(placeHolds)
    .innerJoin(orderLines, eq(orderLines.id, placeHolds.orderLineId))
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(
      and(
        inArray(placeHolds.courseId, own),
        inArray(placeHolds.day, [...days]),
        inArray(placeHolds.state, ['held', 'kept']),
      ),
    )
    .orderBy(asc(placeHolds.day), asc(orderLines.courseId), asc(placeHolds.orderLineId))
    .limit(bookingsMax);
  return rows.map(({ line, day, state }) => ({
    lineId: line.id,
    day,
    courseTitle: line.courseTitle,
    examineeName: line.examineeName ?? '',
    examineeKana: line.examineeKana ?? '',
    isPaid: state === 'kept',
  }));
}

/** The names of facilities, for who works at several. */
export async function namesOf(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly FacilityId[],
): Promise<readonly { readonly id: FacilityId; readonly name: string }[]> {
  return ctx.db
    .select({ id: facilities.id, name: facilities.name })
    .from(facilities)
    .where(inArray(facilities.id, [...ids]))
    .orderBy(asc(facilities.id));
}
