import { eq } from 'drizzle-orm';
import { courses, facilities, priceChanges } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { type CourseId, type FacilityId, newId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { CourseInput } from './course-form';
import { type CourseValues, changedFields, storedValues } from './stored-values';

/** Makes a course that nobody sees until it is published. Operators only. */
export async function createCourse(
  ctx: Ctx,
  input: { facilityId: FacilityId; course: CourseInput },
): Promise<{ readonly courseId: CourseId }> {
  assertOperator(ctx);
  const { facilityId, course } = input;
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    if ((await tx.$count(facilities, eq(facilities.id, facilityId))) === 0) throw new AppError('not_found');
    const courseId = newId('crs');
    const createdAt = ctx.clock.now();
    await tx.insert(courses).values({ ...course, id: courseId, facilityId, published: false, createdAt });
    await recordPrice(inner, courseId, { beforeYen: null, afterYen: course.priceYen });
    await recordAudit(inner, { action: 'course.created', subjectId: courseId, after: { ...course } });
    return { courseId };
  });
}

export type SaveCourseOutcome =
  | { readonly ok: true }
  /** Somebody else has saved since: nothing was written. */
  | { readonly ok: false; readonly reason: 'stale' };

interface SaveCourse {
  readonly courseId: CourseId;
  readonly course: CourseInput;
  /** The values that the operator had before them while typing. */
  readonly seen: CourseValues;
}

/**
 * Changes a course from now on; orders keep what they were sold with. Only what the operator has seen is overwritten. A new price
 * leaves a row in its history. Saving what stands changes nothing. Operators only.
 */
export async function saveCourse(ctx: Ctx, { courseId, course, seen }: SaveCourse): Promise<SaveCourseOutcome> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx): Promise<SaveCourseOutcome> => {
    const inner = { ...ctx, db: tx };
    const [old] = await tx.select().from(courses).where(eq(courses.id, courseId)).for('update');
    if (old === undefined) throw new AppError('not_found');
    const now = storedValues(old);
    if (changedFields(now, storedValues(course)).length === 0) return { ok: true };
    if (changedFields(seen, now).length > 0) return { ok: false, reason: 'stale' };
    await tx.update(courses).set(course).where(eq(courses.id, courseId));
    if (old.priceYen !== course.priceYen) {
      await recordPrice(inner, courseId, { beforeYen: old.priceYen, afterYen: course.priceYen });
    }
    const { id: _id, facilityId: _facility, published: _published, createdAt: _createdAt, ...before } = old;
    await recordAudit(inner, { action: 'course.changed', subjectId: courseId, before, after: { ...course } });
    return { ok: true };
  });
}

async function recordPrice(
  ctx: Ctx,
  courseId: CourseId,
  change: { beforeYen: Yen | null; afterYen: Yen },
): Promise<void> {
  const changedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
  await ctx.db
    .insert(priceChanges)
    .values({ id: newId('prc'), courseId, ...change, changedBy, createdAt: ctx.clock.now() });
}
