import type { Ctx } from '@/lib/context';
import type { CartId, CourseId } from '@/lib/ids';
import { type CourseMonth, readCourseMonth } from '@/lib/schedule/course-days';
import { isMonth, monthOf } from '@/lib/schedule/month';
import { isCalendarDay } from '@/lib/time/calendar-day';

interface Asked {
  readonly courseId: CourseId;
  readonly cartId: CartId | null;
  /** `day` and `month` of an address: both may be anything. */
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
}

/** The day that an address chooses, and the month to show. */
export async function readChoice(
  ctx: Ctx,
  { courseId, cartId, query }: Asked,
): Promise<{ day: string | null; shown: CourseMonth }> {
  const { day: dayText, month: monthText } = query;
  const day = typeof dayText === 'string' && isCalendarDay(dayText) ? dayText : null;
  const asked = typeof monthText === 'string' && isMonth(monthText) ? monthText : undefined;
  const month = day === null ? asked : monthOf(day);
  return { day, shown: await readCourseMonth(ctx, { courseId, month, cartId }) };
}
