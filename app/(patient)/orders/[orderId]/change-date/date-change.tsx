import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { OrderId } from '@/lib/ids';
import { changeDeadline } from '@/lib/schedule/change-rules';
import type { CourseMonth } from '@/lib/schedule/course-days';
import { placesLeft } from '@/lib/schedule/day-state';
import type { DatedLine } from '@/lib/schedule/read-date-change';
import { formatCalendarDay } from '@/lib/time/jst';
import { DayCalendar } from '../../../day-calendar';
import { changeExamDateAction } from './actions';

interface DateChangeProps {
  readonly orderId: OrderId;
  readonly line: DatedLine;
  readonly shown: CourseMonth;
  readonly day: string | null;
  readonly now: Date;
}

/** The calendar of the line's course, and the button that says what happens. */
export function DateChange({ orderId, line, shown, day, now }: DateChangeProps) {
  const t = useTranslations('dates');
  const state = day === null ? undefined : shown.days.get(day);
  const isFree = state !== undefined && placesLeft(state) > 0;
  const query = (to: { month: string; day?: string }) => new URLSearchParams({ line: line.lineId, ...to });
  return (
    <div id="exam-date" className="scroll-mt-4">
      <Card as="section" title={t('change.chosen')}>
        <p className="mb-3">{t('change.lead')}</p>
        <DayCalendar
          shown={shown}
          chosen={isFree ? day : null}
          hrefOf={(to) => `/orders/${orderId}/change-date?${query(to)}#exam-date`}
        />
        {shown.isEmpty ? <p className="mt-3">{shown.next === null ? t('noDays') : t('emptyMonth')}</p> : null}
        <div className="mt-5">
          {day === null ? <p className="text-ink-soft">{t('change.pick')}</p> : null}
          {day !== null && !isFree ? (
            <Notice tone="warning" live>
              {t('gone', { date: formatCalendarDay(day) })}
            </Notice>
          ) : null}
          {day !== null && isFree ? (
            <>
              {isFinal(line, { day, now }) ? <Notice tone="warning">{t('change.final')}</Notice> : null}
              <form action={changeExamDateAction} className="mt-4 flex flex-wrap items-end justify-between gap-4">
                <input type="hidden" name="orderId" value={orderId} />
                <input type="hidden" name="lineId" value={line.lineId} />
                <input type="hidden" name="day" value={day} />
                <p>
                  <span className="block text-[0.9375rem] text-ink-soft">
                    {t('change.move', { before: formatCalendarDay(line.examDate) })}
                  </span>
                  <strong className="text-[1.25rem]">{formatCalendarDay(day)}</strong>
                </p>
                <SubmitButton pendingLabel={t('change.changing')}>{t('change.submit')}</SubmitButton>
              </form>
            </>
          ) : null}
        </div>
      </Card>
    </div>
  );
}

/** The new day is so near that it can neither be changed nor canceled for nothing any more. */
function isFinal(line: DatedLine, { day, now }: { day: string; now: Date }): boolean {
  const deadline = changeDeadline({ examDate: day, cancelLadder: line.cancelLadder });
  return deadline === null || deadline < now;
}
