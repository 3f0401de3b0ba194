import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { cancelLadders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { FacilityId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { type CancelLadder, wholeRefundLadder } from './cancel-ladder';

/** The ladders in force today in Japan, by facility; every facility asked for has one. */
export async function laddersOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  facilityIds: readonly FacilityId[],
): Promise<(facilityId: FacilityId) => CancelLadder> {
  const rows =
    facilityIds.length === 0
      ? []
      : await ctx.db
          .select({ facilityId: cancelLadders.facilityId, ladder: cancelLadders.ladder })
          .from(cancelLadders)
          .where(
            and(
              inArray(cancelLadders.facilityId, [...new Set(facilityIds)]),
              lte(cancelLadders.validFrom, jstDay(ctx.clock.now())),
            ),
          )
          .orderBy(asc(cancelLadders.validFrom), asc(cancelLadders.createdAt), asc(cancelLadders.id));
  const newest = new Map(rows.map(({ facilityId, ladder }) => [facilityId, ladder]));
  return (facilityId) => newest.get(facilityId) ?? wholeRefundLadder;
}

/** The ladder in force today at one facility. */
export async function ladderOf(ctx: Pick<Ctx, 'db' | 'clock'>, facilityId: FacilityId): Promise<CancelLadder> {
  return (await laddersOf(ctx, [facilityId]))(facilityId);
}

export type LadderRow = typeof cancelLadders.$inferSelect;

/** Every ladder that a facility had or will have, the newest first; at most fifty. */
export async function ladderHistory(ctx: Pick<Ctx, 'db'>, facilityId: FacilityId): Promise<readonly LadderRow[]> {
  return ctx.db
    .select()
    .from(cancelLadders)
    .where(eq(cancelLadders.facilityId, facilityId))
    .orderBy(desc(cancelLadders.validFrom), desc(cancelLadders.createdAt), desc(cancelLadders.id))
    .limit(50);
}
