import { addBusinessDays, isHoliday, isYearEnd } from '@/lib/time/business-days';
import { addDays, weekdayOf } from '@/lib/time/calendar-day';
import { minuteMs, shift } from '@/lib/time/duration';
import { startOfJstDay } from '@/lib/time/jst';

/** When a facility takes bookings. Days are calendar days of Japan. */
export interface CalendarRule {
  readonly horizonDays: number;
  /** Booking ends so many business days before the examination (0: on the day itself) … */
  readonly cutoffBusinessDays: number;
  /** … with this minute in Japan, `17:00`. */
  readonly cutoffTime: string;
  readonly opensOnHolidays: boolean;
  readonly opensAtYearEnd: boolean;
  /** Days that the facility opened (true) or closed by itself. */
  readonly decided: ReadonlyMap<string, boolean>;
}

/** What a facility has that never said anything: the columns' defaults. */
export const defaultRule: CalendarRule = {
  horizonDays: 90,
  cutoffBusinessDays: 2,
  cutoffTime: '17:00',
  opensOnHolidays: false,
  opensAtYearEnd: false,
  decided: new Map(),
};

/** Examinees by ISO weekday; none where there is no entry. */
export type WeekdayPlaces = ReadonlyMap<number, number>;

export type Closure = 'closed' | 'holiday' | 'year_end' | 'weekday';

/** Why a facility is closed on a day, or null. Its own decision stands above holidays and the turn of the year. */
export function closureOf(rule: CalendarRule, day: string): Exclude<Closure, 'weekday'> | null {
  const decided = rule.decided.get(day);
  if (decided !== undefined) return decided ? null : 'closed';
  if (isYearEnd(day) && !rule.opensAtYearEnd) return 'year_end';
  // At the turn of the year there are holidays, too: who opens then, opens on them.
  return isHoliday(day) && !isYearEnd(day) && !rule.opensOnHolidays ? 'holiday' : null;
}

/** How many examinees a course takes on a day, whatever is taken and whenever it is asked. */
export function placesOn(course: { rule: CalendarRule; weekdayPlaces: WeekdayPlaces }, day: string): number {
  return closureOf(course.rule, day) === null ? (course.weekdayPlaces.get(weekdayOf(day)) ?? 0) : 0;
}

/** The last instant at which a day can be booked: the end of the minute that is shown. */
export function bookingEnd(rule: Pick<CalendarRule, 'cutoffBusinessDays' | 'cutoffTime'>, day: string): Date {
  const last = rule.cutoffBusinessDays === 0 ? day : addBusinessDays(day, -rule.cutoffBusinessDays);
  const [hours = 0, minutes = 0] = rule.cutoffTime.split(':').map(Number);
  return shift(startOfJstDay(last), (hours * 60 + minutes + 1) * minuteMs - 1);
}

/** The furthest day that can be booked today. */
export function lastBookableDay(rule: Pick<CalendarRule, 'horizonDays'>, today: string): string {
  return addDays(today, rule.horizonDays);
}
