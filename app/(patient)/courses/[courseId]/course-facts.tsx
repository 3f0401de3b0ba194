import { CalendarDays, Clock, MapPin, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CourseDetail } from '@/lib/catalog/queries';
import { useWeekdays } from '../../use-weekdays';

export function CourseFacts({ course }: { course: CourseDetail }) {
  const t = useTranslations('catalog');
  const facts = [
    { icon: Clock, term: t('durationLabel'), detail: t('duration', { minutes: course.durationMinutes }) },
    { icon: CalendarDays, term: t('weekdaysLabel'), detail: useWeekdays(course.weekdays) },
    { icon: Users, term: t('course.target'), detail: t(`sex.${course.sex}`) },
    { icon: MapPin, term: t('course.facility'), detail: `${course.facilityName}（${course.prefecture}）` },
  ];
  return (
    <dl aria-label={t('facts')} className="card grid grid-cols-1 gap-x-6 gap-y-4 p-4 sm:grid-cols-2 sm:p-6">
      {facts.map((fact) => (
        <div key={fact.term} className="grid grid-cols-[1.5rem_1fr] gap-x-3">
          <fact.icon aria-hidden className="row-span-2 mt-0.5 size-6 text-key" />
          <dt className="text-[0.9375rem] text-ink-soft">{fact.term}</dt>
          <dd className="font-bold">{fact.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
