import { eq } from 'drizzle-orm';
import { facilityCalendars } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import type { FacilityId } from '@/lib/ids';
import type { CalendarRule } from './calendar-rule';
import { assertOwnFacility, bookingsClosedBy, type CalendarOutcome, lockCalendar } from './change-calendar';

export interface SetBookingTerms extends Omit<CalendarRule, 'decided'> {
  readonly facilityId: FacilityId;
}

/** How far ahead and until when a facility can be booked, and whether on holidays. Refused while it would close booked days. */
export async function setBookingTerms(ctx: Ctx, { facilityId, ...terms }: SetBookingTerms): Promise<CalendarOutcome> {
  assertOwnFacility(ctx, facilityId);
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const before = await lockCalendar(inner, facilityId);
    const after = { ...before, ...terms };
    const bookings = await bookingsClosedBy(inner, { facilityId, before, after });
    if (bookings.length > 0) return { ok: false, reason: 'booked', bookings };
    await tx.update(facilityCalendars).set(terms).where(eq(facilityCalendars.facilityId, facilityId));
    const { horizonDays, cutoffBusinessDays, cutoffTime, opensOnHolidays, opensAtYearEnd } = before;
    await recordAudit(inner, {
      action: 'calendar.terms_changed',
      subjectId: facilityId,
      before: { horizonDays, cutoffBusinessDays, cutoffTime, opensOnHolidays, opensAtYearEnd },
      after: { ...terms },
    });
    return { ok: true };
  });
}
