import type { Ctx } from '@/lib/context';
import type { CartId, CourseId } from '@/lib/ids';
import { bookingEnd } from '@/lib/schedule/calendar-rule';
import { type CourseDays, readBookableDays } from '@/lib/schedule/course-days';
import { type DayState, placesLeft } from '@/lib/schedule/day-state';
import { jstDay } from '@/lib/time/jst';
import type { CartLine } from './queries';

export type DateProblem = 'missing' | 'full' | 'too_few' | 'closed' | 'past' | 'too_late' | 'not_yet';

export interface DateChoice {
  readonly day: string;
  readonly left: number;
}

export interface CartDate {
  /** Why the line cannot be ordered as it stands, or null. */
  readonly problem: DateProblem | null;
  /** Places left on the chosen day. */
  readonly left: number;
  /** The last instant at which the chosen day can be booked; null while none is chosen. */
  readonly bookUntil: Date | null;
  /** Days with enough places for everybody of the line, in order. */
  readonly choices: readonly DateChoice[];
  /** Where the problem can be mended best: the next of them after the chosen day, else from today. */
  readonly next: readonly string[];
}

const nextDays = 3;

/** What the chosen days of a cart's lines are worth now, for its dated lines in their order; null for the others. */
export async function readCartDates(
  ctx: Ctx,
  { cartId, lines }: { cartId: CartId | null; lines: readonly CartLine[] },
): Promise<readonly (CartDate | null)[]> {
  const courseIds = [...new Set(lines.filter(needsDate).map(({ courseId }) => courseId))];
  const days: ReadonlyMap<CourseId, CourseDays> = await readBookableDays(ctx, { courseIds, cartId });
  const today = jstDay(ctx.clock.now());
  return lines.map((line) => {
    const course = days.get(line.courseId);
    return course === undefined || !needsDate(line) ? null : cartDate(line, { course, today });
  });
}

const needsDate = (line: CartLine) => line.isDated && !line.withdrawn;

/** One line against the days of its course. */
export function cartDate(
  { examDate, examinees }: Pick<CartLine, 'examDate' | 'examinees'>,
  { course, today }: { course: CourseDays; today: string },
): CartDate {
  const choices = course.days
    .map(({ day, state }) => ({ day, left: placesLeft(state) }))
    .filter(({ left }) => left >= examinees);
  const later = choices.filter(({ day }) => day > (examDate ?? today));
  const chosen = course.days.find(({ day }) => day === examDate)?.state;
  return {
    problem:
      examDate === null ? 'missing' : problemOf(chosen ?? { kind: examDate < today ? 'past' : 'not_yet' }, examinees),
    left: chosen === undefined ? 0 : placesLeft(chosen),
    bookUntil: examDate === null ? null : bookingEnd(course.rule, examDate),
    choices,
    next: (later.length > 0 ? later : choices).slice(0, nextDays).map(({ day }) => day),
  };
}

function problemOf(state: DayState, examinees: number): DateProblem | null {
  if (state.kind !== 'free' && state.kind !== 'few') return state.kind;
  return state.left < examinees ? 'too_few' : null;
}
