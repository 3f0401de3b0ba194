import { and, eq, ne } from 'drizzle-orm';
import { courses } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { CourseId } from '@/lib/ids';

/** Shows a course in the catalogue, or takes it out; orders that were made stay. A second click changes nothing. Operators only. */
export async function publishCourse(ctx: Ctx, input: { courseId: CourseId; published: boolean }): Promise<boolean> {
  assertOperator(ctx);
  const { courseId, published } = input;
  return ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(courses)
      .set({ published })
      .where(and(eq(courses.id, courseId), ne(courses.published, published)))
      .returning({ id: courses.id });
    if (changed.length === 0) return false;
    const action = published ? 'course.published' : 'course.withdrawn';
    await recordAudit({ ...ctx, db: tx }, { action, subjectId: courseId, after: { published } });
    return true;
  });
}
