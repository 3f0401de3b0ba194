import { and, asc, gte, isNull, lte, or } from 'drizzle-orm';
import { discountSets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { jstDay } from '@/lib/time/jst';
import type { SetTerms } from './best-sets';

export function setTerms({ id, ...row }: typeof discountSets.$inferSelect): SetTerms {
  const { name, kind, courseIds, minimumCount, facilityId, percentBasisPoints, amountOffYen, borneBy } = row;
  return { setId: id, name, kind, courseIds, minimumCount, facilityId, percentBasisPoints, amountOffYen, borneBy };
}

/** The set discounts that hold today in Japan, oldest first. */
export async function livingSets(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<readonly SetTerms[]> {
  const today = jstDay(ctx.clock.now());
  const rows = await ctx.db
    .select()
    .from(discountSets)
    .where(
      and(
        isNull(discountSets.stoppedAt),
        lte(discountSets.startsOn, today),
        or(isNull(discountSets.endsOn), gte(discountSets.endsOn, today)),
      ),
    )
    .orderBy(asc(discountSets.createdAt), asc(discountSets.id));
  return rows.map(setTerms);
}
