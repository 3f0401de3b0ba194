import { and, eq } from 'drizzle-orm';
import { facilityDays } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { FacilityId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { closureOf } from './calendar-rule';
import { assertOwnFacility, bookingsClosedBy, type CalendarOutcome, lockCalendar } from './change-calendar';

export interface SetDayOpen {
  readonly facilityId: FacilityId;
  readonly day: string;
  readonly isOpen: boolean;
}

/**
 * A facility closes a day or opens one that its rule closes. A day with examinations is not closed: they are listed, to be moved
 * first. Repeating it changes nothing. Only its own people; days that are over stay as they were.
 */
export async function setDayOpen(
  ctx: Ctx,
  { facilityId, day, isOpen }: SetDayOpen,
): Promise<CalendarOutcome | { readonly ok: false; readonly reason: 'past' }> {
  assertOwnFacility(ctx, facilityId);
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const createdAt = ctx.clock.now();
    if (day < jstDay(createdAt)) return { ok: false, reason: 'past' };
    const before = await lockCalendar(inner, facilityId);
    if ((closureOf(before, day) === null) === isOpen) return { ok: true };
    const undecided = new Map([...before.decided].filter(([decided]) => decided !== day));
    const byRule = { ...before, decided: undecided };
    const isRule = (closureOf(byRule, day) === null) === isOpen;
    const after = isRule ? byRule : { ...before, decided: new Map([...undecided, [day, isOpen]]) };
    const bookings = await bookingsClosedBy(inner, { facilityId, before, after });
    if (bookings.length > 0) return { ok: false, reason: 'booked', bookings };
    await tx.delete(facilityDays).where(and(eq(facilityDays.facilityId, facilityId), eq(facilityDays.day, day)));
    if (!isRule) await tx.insert(facilityDays).values({ facilityId, day, isOpen, createdAt });
    const action = isOpen ? 'calendar.day_opened' : 'calendar.day_closed';
    await recordAudit(inner, { action, subjectId: facilityId, after: { day } });
    return { ok: true };
  });
}
