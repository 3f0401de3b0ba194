import { and, arrayContains, asc, eq, gt, gte, inArray, lte, or, type SQL } from 'drizzle-orm';
import { courses, facilities } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CourseId, FacilityId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { CourseCursor, CourseFilters } from './course-filters';
import { prefectures } from './prefectures';
import type { BodyPart, CourseSex, Modality } from './vocabulary';

type Reader = Pick<Ctx, 'db'>;

export interface CourseCard {
  readonly id: CourseId;
  readonly title: string;
  readonly summary: string;
  readonly bodyPart: BodyPart;
  readonly modality: Modality;
  readonly sex: CourseSex;
  /** Tax-inclusive. */
  readonly priceYen: Yen;
  readonly durationMinutes: number;
  /** ISO weekdays, 1 = Monday. */
  readonly weekdays: readonly number[];
  readonly facilityName: string;
  readonly prefecture: string;
  readonly access: string;
}

export interface CourseDetail extends CourseCard {
  readonly examItems: readonly string[];
  readonly exclusions: readonly string[];
  readonly preparation: string;
  readonly belongings: string;
  readonly resultDelivery: string;
  readonly risks: string;
  readonly facilityId: FacilityId;
  /** Sold for a day, or as a ticket without one. */
  readonly mode: 'dated' | 'undated';
  readonly address: string;
  readonly phone: string;
  readonly receptionHours: string;
}

export interface CoursePage {
  readonly courses: readonly CourseCard[];
  /** All matches, not only this page's. */
  readonly total: number;
  readonly next: CourseCursor | undefined;
}

const cardColumns = {
  id: courses.id,
  title: courses.title,
  summary: courses.summary,
  bodyPart: courses.bodyPart,
  modality: courses.modality,
  sex: courses.sex,
  priceYen: courses.priceYen,
  durationMinutes: courses.durationMinutes,
  weekdays: courses.weekdays,
  facilityName: facilities.name,
  prefecture: facilities.prefecture,
  access: facilities.access,
};

const detailColumns = {
  ...cardColumns,
  examItems: courses.examItems,
  exclusions: courses.exclusions,
  preparation: courses.preparation,
  belongings: courses.belongings,
  resultDelivery: courses.resultDelivery,
  risks: courses.risks,
  facilityId: courses.facilityId,
  mode: courses.mode,
  address: facilities.address,
  phone: facilities.phone,
  receptionHours: facilities.receptionHours,
};

/** One page of published courses, cheapest first, in one statement (index `courses_catalogue`). */
export async function listCourses(
  ctx: Reader,
  search: { filters: CourseFilters; after?: CourseCursor | undefined; size: number },
): Promise<CoursePage> {
  const matches = whereMatches(ctx, search.filters);
  const rows = await ctx.db
    .select({ ...cardColumns, total: ctx.db.$count(courses, matches) })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(and(matches, afterCursor(search.after)))
    .orderBy(asc(courses.priceYen), asc(courses.id))
    .limit(search.size + 1);
  const page = rows.slice(0, search.size);
  const last = page.at(-1);
  return {
    courses: page.map(({ total: _, ...card }) => card),
    total: Number(rows[0]?.total ?? 0),
    next: rows.length > search.size && last !== undefined ? { priceYen: last.priceYen, id: last.id } : undefined,
  };
}

/** A published course with its facility, or null. */
export async function findCourse(ctx: Reader, courseId: CourseId): Promise<CourseDetail | null> {
  const [course] = await listCoursesById(ctx, [courseId]);
  return course ?? null;
}

/** The published ones of these courses, in the order asked for. */
export async function listCoursesById(ctx: Reader, ids: readonly CourseId[]): Promise<readonly CourseDetail[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select(detailColumns)
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(and(inArray(courses.id, [...ids]), eq(courses.published, true)));
  return ids.map((id) => rows.find((row) => row.id === id)).filter((row) => row !== undefined);
}

/** Prefectures that have a published course, from north to south. */
export async function listPrefectures(ctx: Reader): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectDistinct({ name: facilities.prefecture })
    .from(facilities)
    .innerJoin(courses, and(eq(courses.facilityId, facilities.id), eq(courses.published, true)));
  const offered = new Set(rows.map((row) => row.name));
  return prefectures.filter((name) => offered.has(name));
}

function whereMatches(ctx: Reader, filters: CourseFilters): SQL | undefined {
  const { prefecture, part, modality, sex, weekday, min, max } = filters;
  return and(
    eq(courses.published, true),
    prefecture === undefined
      ? undefined
      : inArray(
          courses.facilityId,
          ctx.db.select({ id: facilities.id }).from(facilities).where(eq(facilities.prefecture, prefecture)),
        ),
    part === undefined ? undefined : eq(courses.bodyPart, part),
    modality === undefined ? undefined : eq(courses.modality, modality),
    sex === undefined ? undefined : inArray(courses.sex, ['any', sex]),
    weekday === undefined ? undefined : arrayContains(courses.weekdays, [weekday]),
    min === undefined ? undefined : gte(courses.priceYen, min),
    max === undefined ? undefined : lte(courses.priceYen, max),
  );
}

function afterCursor(after: CourseCursor | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  return and(gte(courses.priceYen, after.priceYen), or(gt(courses.priceYen, after.priceYen), gt(courses.id, after.id)));
}
