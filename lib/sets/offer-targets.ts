import { asc, eq } from 'drizzle-orm';
import { courses, facilities } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { CourseId, FacilityId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

export interface OfferTarget {
  readonly facilityId: FacilityId;
  readonly facilityName: string;
  readonly courses: readonly { readonly courseId: CourseId; readonly title: string; readonly priceYen: Yen }[];
}

/** Every facility with its published courses: what a coupon or set can be for. Operators only. */
export async function offerTargets(ctx: Ctx): Promise<readonly OfferTarget[]> {
  assertOperator(ctx);
  const rows = await ctx.db
    .select({
      facilityId: facilities.id,
      facilityName: facilities.name,
      courseId: courses.id,
      title: courses.title,
      priceYen: courses.priceYen,
    })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(eq(courses.published, true))
    .orderBy(asc(facilities.name), asc(facilities.id), asc(courses.priceYen), asc(courses.id));
  const targets = new Map<FacilityId, OfferTarget>();
  for (const { facilityId, facilityName, ...course } of rows) {
    const before = targets.get(facilityId)?.courses ?? [];
    targets.set(facilityId, { facilityId, facilityName, courses: [...before, course] });
  }
  return [...targets.values()];
}
