import { sql } from 'drizzle-orm';
import { examDays, placeHolds } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CourseId, FacilityId, OrderLineId } from '@/lib/ids';
import { placesOn } from './calendar-rule';
import { type DayState, dayState } from './day-state';
import { dayKey, readRules, readWeekdayPlaces } from './read-rules';
import { shareCalendars } from './share-calendars';

export interface WantedPlace {
  readonly orderLineId: OrderLineId;
  readonly courseId: CourseId;
  readonly facilityId: FacilityId;
  readonly day: string;
}

export type HoldOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly courseId: CourseId; readonly day: string; readonly why: DayState['kind'] };

/**
 * Takes a place for each line, in the caller's transaction: one conditional statement per course and day decides who gets the
 * last one. When any cannot be had the caller rolls back. Days that cannot be booked now are refused, too.
 */
export async function holdPlaces(ctx: Ctx, wanted: readonly WantedPlace[]): Promise<HoldOutcome> {
  if (wanted.length === 0) return { ok: true };
  const decided = await takePlaces(ctx, wanted);
  if (!decided.ok) return decided;
  const createdAt = ctx.clock.now();
  await ctx.db.insert(placeHolds).values(
    wanted.map(({ orderLineId, courseId, day }) => ({
      orderLineId,
      courseId,
      day,
      state: 'held' as const,
      createdAt,
    })),
  );
  return { ok: true };
}

type Taken = Omit<WantedPlace, 'orderLineId'>;

/**
 * Counts places as taken, in the caller's transaction. `isOperator`: whoever speaks with the facility may book too late for the
 * public and further ahead, but no closed and no full day.
 */
export async function takePlaces(
  ctx: Ctx,
  wanted: readonly Taken[],
  options: { isOperator?: boolean } = {},
): Promise<HoldOutcome> {
  const facilityIds = [...new Set(wanted.map(({ facilityId }) => facilityId))].sort();
  await shareCalendars(ctx, facilityIds);
  const sorted = wanted.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const days = { from: minDay(sorted), to: maxDay(sorted) };
  const rules = await readRules(ctx, { facilityIds, days });
  const places = await readWeekdayPlaces(ctx, [...new Set(sorted.map(({ courseId }) => courseId))]);
  const now = ctx.clock.now();
  for (const [index, { courseId, facilityId, day }] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (previous?.courseId === courseId && previous.day === day) continue;
    const count = sorted.filter((other) => other.courseId === courseId && other.day === day).length;
    const rule = rules.get(facilityId);
    const weekdayPlaces = places.get(courseId);
    if (rule === undefined || weekdayPlaces === undefined) return { ok: false, courseId, day, why: 'closed' };
    const { kind } = dayState({ rule, weekdayPlaces, taken: 0 }, { day, now });
    const isBookable =
      kind === 'free' || kind === 'few' || (options.isOperator && (kind === 'too_late' || kind === 'not_yet'));
    if (!isBookable) return { ok: false, courseId, day, why: kind };
    const limit = placesOn({ rule, weekdayPlaces }, day);
    if (!(await takeOnDay(ctx, { courseId, day, count, places: limit })))
      return { ok: false, courseId, day, why: 'full' };
  }
  return { ok: true };
}

async function takeOnDay(
  ctx: Ctx,
  { courseId, day, count, places }: { courseId: CourseId; day: string; count: number; places: number },
): Promise<boolean> {
  if (count > places) return false;
  const won = await ctx.db
    .insert(examDays)
    .values({ courseId, day, places, taken: count })
    .onConflictDoUpdate({
      target: [examDays.courseId, examDays.day],
      set: { taken: sql`${examDays.taken} + excluded.taken`, places: sql`excluded.places` },
      setWhere: sql`${examDays.taken} + excluded.taken <= excluded.places`,
    })
    .returning({ day: examDays.day });
  return won.length === 1;
}

const keyOf = ({ courseId, day }: Taken) => dayKey(courseId, day);

const minDay = (sorted: readonly Taken[]) => sorted.map(({ day }) => day).sort()[0] ?? '';
const maxDay = (sorted: readonly Taken[]) =>
  sorted
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? '';
