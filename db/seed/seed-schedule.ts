import type { Db } from '@/db/client';
import { coursePlaces, facilityCalendars } from '@/db/schema';
import { nagoyaCourses } from './courses-nagoya';
import { sapporoCourses } from './courses-sapporo';
import { tokyoCourses } from './courses-tokyo';
import { nagoyaFacility, sapporoFacility, tokyoFacility } from './facilities';

/** Sold as tickets without a day; all others for a day of their facility's calendar. */
const undatedCourses: ReadonlySet<string> = new Set([
  'crs_01jd0000000000000000000101',
  'crs_01jd0000000000000000000103',
  'crs_01jd0000000000000000000104',
  'crs_01jd0000000000000000000201',
  'crs_01jd0000000000000000000301',
]);

export function modeOf(courseId: string): 'dated' | 'undated' {
  return undatedCourses.has(courseId) ? 'undated' : 'dated';
}

const calendars = [
  { facilityId: tokyoFacility.id, cutoffBusinessDays: 2 },
  { facilityId: nagoyaFacility.id, cutoffBusinessDays: 3 },
  { facilityId: sapporoFacility.id, cutoffBusinessDays: 1, horizonDays: 120 },
];

const weekdayPlaces = 8;
const weekendPlaces = 4;

/** The facilities' calendars and daily places. What a facility has changed since stays: a second run adds only what is missing. */
export async function seedSchedule(db: Db, updatedAt: Date): Promise<void> {
  await db
    .insert(facilityCalendars)
    .values(calendars.map((calendar) => ({ ...calendar, updatedAt })))
    .onConflictDoNothing();
  const dated = [...tokyoCourses, ...nagoyaCourses, ...sapporoCourses].filter(({ id }) => modeOf(id) === 'dated');
  const rows = dated.flatMap(({ id: courseId, weekdays }) =>
    weekdays.map((weekday) => ({ courseId, weekday, places: weekday > 5 ? weekendPlaces : weekdayPlaces })),
  );
  await db.insert(coursePlaces).values(rows).onConflictDoNothing();
}
