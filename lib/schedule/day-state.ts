import { daysBetween } from '@/lib/time/calendar-day';
import { jstDay } from '@/lib/time/jst';
import { bookingEnd, type CalendarRule, type Closure, closureOf, placesOn, type WeekdayPlaces } from './calendar-rule';

/** Up to so many places left are told by number. */
export const fewPlaces = 3;

export type DayState =
  | { readonly kind: 'free' | 'few'; readonly left: number }
  | { readonly kind: 'full' }
  | { readonly kind: 'closed'; readonly why: Closure }
  /** Over, too near, or further ahead than can be booked. */
  | { readonly kind: 'past' | 'too_late' | 'not_yet' };

export interface CourseDay {
  readonly rule: CalendarRule;
  readonly weekdayPlaces: WeekdayPlaces;
  /** What others hold. */
  readonly taken: number;
}

/** What a day of a course is for somebody who wants a place on it at an instant. */
export function dayState(course: CourseDay, { day, now }: { day: string; now: Date }): DayState {
  const today = jstDay(now);
  if (day < today) return { kind: 'past' };
  const closure = closureOf(course.rule, day);
  if (closure !== null) return { kind: 'closed', why: closure };
  const places = placesOn(course, day);
  if (places === 0) return { kind: 'closed', why: 'weekday' };
  if (now > bookingEnd(course.rule, day)) return { kind: 'too_late' };
  if (daysBetween(today, day) > course.rule.horizonDays) return { kind: 'not_yet' };
  const left = Math.max(0, places - course.taken);
  if (left === 0) return { kind: 'full' };
  return { kind: left <= fewPlaces ? 'few' : 'free', left };
}

/** Places that can be taken now; 0 on every other day. */
export function placesLeft(state: DayState): number {
  return 'left' in state ? state.left : 0;
}
