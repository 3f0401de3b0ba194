import { and, asc, between, eq, inArray } from 'drizzle-orm';
import {
  coursePlaces,
  courses,
  examDays,
  facilityCalendars,
  facilityDays,
  orderLines,
  orders,
  placeHolds,
} from '@/db/schema';
import { isOwnOfCart } from '@/lib/checkout/replaceable-orders';
import type { Ctx } from '@/lib/context';
import type { CartId, CourseId, FacilityId } from '@/lib/ids';
import { type CalendarRule, defaultRule, type WeekdayPlaces } from './calendar-rule';

type Reader = Pick<Ctx, 'db'>;

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The calendars of facilities with their own decisions for some days. Facilities that never said anything have the defaults. */
export async function readRules(
  ctx: Reader,
  { facilityIds, days }: { facilityIds: readonly FacilityId[]; days: Days },
): Promise<ReadonlyMap<FacilityId, CalendarRule>> {
  const ids = [...facilityIds];
  const rules = await ctx.db.select().from(facilityCalendars).where(inArray(facilityCalendars.facilityId, ids));
  const decisions = await ctx.db
    .select()
    .from(facilityDays)
    .where(and(inArray(facilityDays.facilityId, ids), between(facilityDays.day, days.from, days.to)));
  return new Map(
    ids.map((id) => {
      const rule = rules.find((row) => row.facilityId === id) ?? defaultRule;
      const own = decisions.filter((row) => row.facilityId === id);
      return [id, { ...rule, decided: new Map(own.map((row) => [row.day, row.isOpen])) }];
    }),
  );
}

/** The places of courses by weekday. */
export async function readWeekdayPlaces(
  ctx: Reader,
  courseIds: readonly CourseId[],
): Promise<ReadonlyMap<CourseId, WeekdayPlaces>> {
  const rows = await ctx.db
    .select()
    .from(coursePlaces)
    .where(inArray(coursePlaces.courseId, [...courseIds]));
  return new Map(
    courseIds.map((id) => [
      id,
      new Map(rows.filter((row) => row.courseId === id).map((row) => [row.weekday, row.places])),
    ]),
  );
}

export const dayKey = (courseId: CourseId, day: string) => `${courseId} ${day}`;

/** How many places of the courses are taken, by `dayKey`. */
export async function readTaken(
  ctx: Reader,
  { courseIds, days }: { courseIds: readonly CourseId[]; days: Days },
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .select()
    .from(examDays)
    .where(and(inArray(examDays.courseId, [...courseIds]), between(examDays.day, days.from, days.to)))
    .orderBy(asc(examDays.day));
  return new Map(rows.map((row) => [dayKey(row.courseId, row.day), row.taken]));
}

/** The places that the cart's own unpaid orders hold, by `dayKey`: not taken from whoever has the cart. Money on its way keeps its. */
export async function readOwnHolds(ctx: Reader, cartId: CartId): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .select({ courseId: placeHolds.courseId, day: placeHolds.day })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .innerJoin(placeHolds, and(eq(placeHolds.orderLineId, orderLines.id), eq(placeHolds.state, 'held')))
    .where(
      and(eq(orders.cartId, cartId), inArray(orders.state, ['draft', 'awaiting_payment']), isOwnOfCart(ctx, cartId)),
    );
  const own = new Map<string, number>();
  for (const { courseId, day } of rows) {
    const key = dayKey(courseId, day);
    own.set(key, (own.get(key) ?? 0) + 1);
  }
  return own;
}

/** The facilities of courses. */
export async function facilitiesOf(
  ctx: Reader,
  courseIds: readonly CourseId[],
): Promise<ReadonlyMap<CourseId, FacilityId>> {
  const rows = await ctx.db
    .select({ id: courses.id, facilityId: courses.facilityId })
    .from(courses)
    .where(inArray(courses.id, [...courseIds]));
  return new Map(rows.map((row) => [row.id, row.facilityId]));
}
