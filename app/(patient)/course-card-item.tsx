import { CalendarDays, Clock, MapPin } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import type { CourseCard } from '@/lib/catalog/queries';
import { CourseTags } from './course-tags';
import { useWeekdays } from './use-weekdays';

export function CourseCardItem({ course }: { course: CourseCard }) {
  const t = useTranslations('catalog');
  const common = useTranslations('common');
  const days = useWeekdays(course.weekdays);
  return (
    <li className="card relative flex flex-col gap-3 p-4 transition-colors hover:border-key sm:p-5">
      <CourseTags course={course} />
      <h3 className="font-bold text-[1.1875rem] leading-normal">
        <a
          href={`/courses/${course.id}`}
          className="text-ink after:absolute after:inset-0 after:rounded-12 hover:text-key"
        >
          {course.title}
        </a>
      </h3>
      <p className="text-[0.9375rem] text-ink-soft">{course.summary}</p>
      <ul className="flex flex-col gap-1 text-[0.9375rem]">
        <li className="flex gap-2">
          <MapPin aria-hidden className="mt-1 size-4 shrink-0 text-key" />
          <span>
            {course.prefecture}　{course.facilityName}
          </span>
        </li>
        <li className="flex flex-wrap gap-x-4 gap-y-1">
          <span className="flex gap-2 whitespace-nowrap">
            <Clock aria-hidden className="mt-1 size-4 shrink-0 text-key" />
            {t('duration', { minutes: course.durationMinutes })}
          </span>
          <span className="flex gap-2">
            <CalendarDays aria-hidden className="mt-1 size-4 shrink-0 text-key" />
            {days}
          </span>
        </li>
      </ul>
      <div className="mt-auto flex flex-wrap items-end justify-between gap-x-4 gap-y-1 border-line border-t pt-3">
        <Money amount={course.priceYen} size="lg" note={common('taxIncluded')} />
        <label className="relative z-10 flex min-h-11 items-center gap-2 text-[0.9375rem]">
          <input
            type="checkbox"
            name="course"
            value={course.id}
            form="compare"
            aria-label={t('compare.pickOf', { title: course.title })}
            className="size-6 accent-key"
          />
          {t('compare.pick')}
        </label>
      </div>
    </li>
  );
}
