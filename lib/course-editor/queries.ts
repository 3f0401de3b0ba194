import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { auth_user, courses, facilities, priceChanges } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { CourseDetail } from '@/lib/catalog/queries';
import type { Ctx } from '@/lib/context';
import type { CourseId, FacilityId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

export interface CourseRow {
  readonly courseId: CourseId;
  readonly title: string;
  readonly facilityName: string;
  readonly priceYen: Yen;
  readonly mode: 'dated' | 'undated';
  readonly published: boolean;
}

/** One page of all courses, published or not, in the order of their ids. Operators only. */
export async function listAllCourses(
  ctx: Ctx,
  { after, size }: { after: CourseId | null; size: number },
): Promise<{ readonly courses: readonly CourseRow[]; readonly next: CourseId | null }> {
  assertOperator(ctx);
  const { title, priceYen, mode, published } = courses;
  const rows = await ctx.db
    .select({ courseId: courses.id, title, facilityName: facilities.name, priceYen, mode, published })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(after === null ? undefined : gt(courses.id, after))
    .orderBy(asc(courses.id))
    .limit(size + 1);
  const page = rows.slice(0, size);
  return { courses: page, next: rows.length > size ? (page.at(-1)?.courseId ?? null) : null };
}

export type EditedCourse = CourseDetail & { readonly published: boolean };

/** One course as patients would see it, also while they do not, or null. Operators only. */
export async function readCourse(ctx: Ctx, courseId: CourseId): Promise<EditedCourse | null> {
  assertOperator(ctx);
  const [found] = await ctx.db
    .select({ course: courses, facility: facilities })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(eq(courses.id, courseId));
  if (found === undefined) return null;
  const { course, facility } = found;
  const { name: facilityName, prefecture, access, address, phone, receptionHours } = facility;
  return { ...course, facilityName, prefecture, access, address, phone, receptionHours };
}

/** The prices that a course has had, newest first. Operators only. */
export async function priceHistory(ctx: Ctx, courseId: CourseId) {
  assertOperator(ctx);
  const { id, beforeYen, afterYen, createdAt } = priceChanges;
  return ctx.db
    .select({ id, beforeYen, afterYen, createdAt, by: auth_user.email })
    .from(priceChanges)
    .leftJoin(auth_user, eq(auth_user.id, priceChanges.changedBy))
    .where(and(eq(priceChanges.courseId, courseId)))
    .orderBy(desc(priceChanges.createdAt), desc(priceChanges.id))
    .limit(100);
}

export async function facilityOptions(
  ctx: Ctx,
): Promise<readonly { readonly id: FacilityId; readonly name: string }[]> {
  assertOperator(ctx);
  return ctx.db
    .select({ id: facilities.id, name: facilities.name })
    .from(facilities)
    .orderBy(asc(facilities.name), asc(facilities.id));
}
