import assert from 'node:assert/strict';
import { and, eq } from 'drizzle-orm';
import { examDays } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CourseId } from '@/lib/ids';
import { placeInvariants } from '@/lib/reconciliation/place-invariants';

/** How many places of a day are taken. */
export async function takenOn(ctx: Ctx, courseId: CourseId, day: string): Promise<number> {
  const [row] = await ctx.db
    .select({ taken: examDays.taken })
    .from(examDays)
    .where(and(eq(examDays.courseId, courseId), eq(examDays.day, day)));
  return row?.taken ?? 0;
}

/** Taken places are exactly the held and kept ones, whoever lives has one, whoever is dead has none. */
export async function assertPlacesAgree(ctx: Ctx): Promise<void> {
  for (const { name, violations } of placeInvariants) {
    assert.deepEqual([...(await ctx.db.execute(violations))], [], name);
  }
}
