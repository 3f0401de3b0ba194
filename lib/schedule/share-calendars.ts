import { asc, inArray } from 'drizzle-orm';
import { facilityCalendars } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { FacilityId } from '@/lib/ids';

/**
 * Holds calendars against changes, in the caller's transaction: nobody closes a day or changes the rule between our reading it and
 * our commit. Before the days themselves are locked, always.
 */
export async function shareCalendars(ctx: Ctx, facilityIds: readonly FacilityId[]): Promise<void> {
  if (facilityIds.length === 0) return;
  const ids = [...new Set(facilityIds)].sort();
  const updatedAt = ctx.clock.now();
  await ctx.db
    .insert(facilityCalendars)
    .values(ids.map((facilityId) => ({ facilityId, updatedAt })))
    .onConflictDoNothing();
  await ctx.db
    .select({ id: facilityCalendars.facilityId })
    .from(facilityCalendars)
    .where(inArray(facilityCalendars.facilityId, ids))
    .orderBy(asc(facilityCalendars.facilityId))
    .for('share');
}
