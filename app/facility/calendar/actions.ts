'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { setBookingTerms } from '@/lib/schedule/set-booking-terms';
import { setDayOpen } from '@/lib/schedule/set-day-open';
import { setWeekdayPlaces } from '@/lib/schedule/set-weekday-places';
import { isCalendarDay } from '@/lib/time/calendar-day';
import { type CalendarNotice, calendarHref } from './calendar-href';

const idOf = <Prefix extends string>(prefix: Prefix) =>
  z.string().transform((text, check) => {
    const id = parseId(prefix, text);
    if (id !== null) return id;
    check.addIssue(`not a ${prefix}`);
    return z.NEVER;
  });

const facilityId = idOf('fac');
const box = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

const dayForm = action({
  role: 'facility',
  form: z.object({ facilityId, day: z.string().refine(isCalendarDay), isOpen: z.enum(['yes', 'no']) }),
  run: async (ctx, { isOpen, ...input }): Promise<CalendarNotice> => {
    const outcome = await setDayOpen(ctx, { ...input, isOpen: isOpen === 'yes' });
    return outcome.ok ? 'saved' : outcome.reason;
  },
});

const termsForm = action({
  role: 'facility',
  form: z.object({
    facilityId,
    horizonDays: z.coerce.number().int().min(1).max(170),
    cutoffBusinessDays: z.coerce.number().int().min(0).max(30),
    cutoffTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    opensOnHolidays: box,
    opensAtYearEnd: box,
  }),
  run: async (ctx, input): Promise<CalendarNotice> => {
    const outcome = await setBookingTerms(ctx, input);
    return outcome.ok ? 'saved' : outcome.reason;
  },
});

const placesForm = action({
  role: 'facility',
  form: z.object({
    facilityId,
    courseId: idOf('crs'),
    places: z.array(z.coerce.number().int().min(0).max(999)).length(7),
  }),
  run: async (ctx, input): Promise<CalendarNotice> => {
    await setWeekdayPlaces(ctx, input);
    return 'saved';
  },
});

/** Opens or closes one day of the facility's calendar. */
export async function setDayOpenAction(form: FormData): Promise<void> {
  const answer = await dayForm(initialFormState, form);
  show(form, answer.ok ? answer.value : 'failed');
}

export async function setBookingTermsAction(form: FormData): Promise<void> {
  const answer = await termsForm(initialFormState, form);
  show(form, answer.ok ? answer.value : 'failed');
}

export async function setWeekdayPlacesAction(form: FormData): Promise<void> {
  const answer = await placesForm(initialFormState, form);
  show(form, answer.ok ? answer.value : 'failed');
}

function show(form: FormData, notice: CalendarNotice): never {
  const facility = String(form.get('facilityId'));
  const day = form.get('day');
  return leaveTo(calendarHref({ facility, notice, ...(typeof day === 'string' ? { day } : {}) }));
}
