import { ShoppingCart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CourseDetail } from '@/lib/catalog/queries';
import type { CourseMonth } from '@/lib/schedule/course-days';
import { placesLeft } from '@/lib/schedule/day-state';
import { formatCalendarDay } from '@/lib/time/jst';
import { addToCartAction } from '../../cart/actions';
import { DayCalendar } from '../../day-calendar';

interface DateChoiceProps {
  readonly course: CourseDetail;
  readonly shown: CourseMonth;
  /** The day in the address, if it is one. */
  readonly day: string | null;
}

/** The calendar of a dated course, and the button that puts the chosen day into the cart. */
export function DateChoice({ course, shown, day }: DateChoiceProps) {
  const t = useTranslations('dates');
  const catalog = useTranslations('catalog.course');
  const state = day === null ? undefined : shown.days.get(day);
  const isFree = state !== undefined && placesLeft(state) > 0;
  const { cutoffBusinessDays: days, cutoffTime: time } = shown.rule;
  return (
    <div id="exam-date" className="no-print scroll-mt-4">
      <Card as="section" title={t('heading')}>
        <p className="mb-3">{t('lead', { days, time })}</p>
        <DayCalendar
          shown={shown}
          chosen={isFree ? day : null}
          hrefOf={(to) => `/courses/${course.id}?${new URLSearchParams({ ...to })}#exam-date`}
        />
        {shown.isEmpty ? <p className="mt-3">{shown.next === null ? t('noDays') : t('emptyMonth')}</p> : null}
        <div className="mt-5">
          {day !== null && !isFree ? (
            <Notice tone="warning" live>
              {t('gone', { date: formatCalendarDay(day) })}
            </Notice>
          ) : null}
          {day === null ? <p className="text-ink-soft">{t('pick')}</p> : null}
          {day !== null && isFree ? (
            <form action={addToCartAction} className="flex flex-wrap items-end justify-between gap-4">
              <input type="hidden" name="courseId" value={course.id} />
              <input type="hidden" name="examDate" value={day} />
              <p>
                <span className="block text-[0.9375rem] text-ink-soft">{t('chosen')}</span>
                <strong className="text-[1.25rem]">{formatCalendarDay(day)}</strong>
              </p>
              <SubmitButton pendingLabel={catalog('adding')} icon={<ShoppingCart aria-hidden className="size-5" />}>
                {catalog('add')}
              </SubmitButton>
            </form>
          ) : null}
        </div>
      </Card>
    </div>
  );
}
