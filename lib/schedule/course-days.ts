import type { Ctx } from '@/lib/context';
import type { CartId, CourseId } from '@/lib/ids';
import { addDays, daysBetween } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';
import { type CalendarRule, defaultRule, lastBookableDay } from './calendar-rule';
import { type DayState, dayState, placesLeft } from './day-state';
import { addMonths, daysOfMonth, isMonth, monthOf } from './month';
import { type Days, dayKey, facilitiesOf, readOwnHolds, readRules, readTaken, readWeekdayPlaces } from './read-rules';

export interface DayOfCourse {
  readonly day: string;
  readonly state: DayState;
}

export interface CourseDays {
  readonly rule: CalendarRule;
  readonly days: readonly DayOfCourse[];
}

interface Wanted {
  readonly courseIds: readonly CourseId[];
  readonly days: Days;
  /** Whose cart asks: what its own unpaid orders hold counts as free. */
  readonly cartId: CartId | null;
}

/** The days of courses as whoever wants to book sees them, in order. Open to everybody. */
export async function readCourseDays(ctx: Ctx, wanted: Wanted): Promise<ReadonlyMap<CourseId, CourseDays>> {
  const { courseIds, days, cartId } = wanted;
  const facilityByCourse = await facilitiesOf(ctx, courseIds);
  const facilityIds = [...new Set(facilityByCourse.values())];
  const rules = await readRules(ctx, { facilityIds, days });
  const places = await readWeekdayPlaces(ctx, courseIds);
  const taken = await readTaken(ctx, { courseIds, days });
  const own = cartId === null ? new Map<string, number>() : await readOwnHolds(ctx, cartId);
  const now = ctx.clock.now();
  const count = daysBetween(days.from, days.to) + 1;
  const all = Array.from({ length: count }, (_, index) => addDays(days.from, index));
  return new Map(
    courseIds.map((courseId) => {
      const facilityId = facilityByCourse.get(courseId);
      const rule = (facilityId === undefined ? undefined : rules.get(facilityId)) ?? defaultRule;
      const weekdayPlaces = places.get(courseId) ?? new Map();
      const states = all.map((day) => {
        const key = dayKey(courseId, day);
        const others = (taken.get(key) ?? 0) - (own.get(key) ?? 0);
        return { day, state: dayState({ rule, weekdayPlaces, taken: others }, { day, now }) };
      });
      return [courseId, { rule, days: states }];
    }),
  );
}

export interface CourseMonth {
  readonly month: string;
  readonly days: ReadonlyMap<string, DayState>;
  /** The neighbours that have days to book; null beyond them. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly rule: CalendarRule;
  /** The month has no place left. */
  readonly isEmpty: boolean;
}

/**
 * A month of a course; without one the month of its first free day. Months outside what can be booked are moved into it.
 * Open to everybody.
 */
export async function readCourseMonth(
  ctx: Ctx,
  { courseId, month, cartId }: { courseId: CourseId; month: string | undefined; cartId: CartId | null },
): Promise<CourseMonth> {
  const today = jstDay(ctx.clock.now());
  const { rule, days } = await bookable(ctx, { courseId, cartId });
  const first = monthOf(today);
  const last = monthOf(lastBookableDay(rule, today));
  const free = days.find(({ state }) => placesLeft(state) > 0);
  const asked = month !== undefined && isMonth(month) ? month : monthOf(free?.day ?? today);
  const shown = [first, asked, last].sort()[1] ?? first;
  const byDay = new Map(days.map(({ day, state }) => [day, state]));
  const states = new Map(
    daysOfMonth(shown).map((day): [string, DayState] => [
      day,
      byDay.get(day) ?? { kind: day < today ? 'past' : 'not_yet' },
    ]),
  );
  return {
    month: shown,
    days: states,
    previous: shown > first ? addMonths(shown, -1) : null,
    next: shown < last ? addMonths(shown, 1) : null,
    rule,
    isEmpty: ![...states.values()].some((state) => placesLeft(state) > 0),
  };
}

async function bookable(
  ctx: Ctx,
  { courseId, cartId }: { courseId: CourseId; cartId: CartId | null },
): Promise<CourseDays> {
  const days = await readBookableDays(ctx, { courseIds: [courseId], cartId });
  return days.get(courseId) ?? { rule: defaultRule, days: [] };
}

/** From today to the furthest day that the courses' facilities take bookings for. Open to everybody. */
export async function readBookableDays(
  ctx: Ctx,
  { courseIds, cartId }: { courseIds: readonly CourseId[]; cartId: CartId | null },
): Promise<ReadonlyMap<CourseId, CourseDays>> {
  if (courseIds.length === 0) return new Map();
  const from = jstDay(ctx.clock.now());
  const days = { from, to: addDays(from, longestHorizon) };
  const read = await readCourseDays(ctx, { courseIds, days, cartId });
  return new Map(
    [...read].map(([courseId, course]) => {
      const last = lastBookableDay(course.rule, from);
      return [courseId, { ...course, days: course.days.filter(({ day }) => day <= last) }];
    }),
  );
}

/** As the column's check has it. */
const longestHorizon = 170;
