import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CourseDetail } from '@/lib/catalog/queries';
import { addToCartAction } from '../cart/actions';
import { useWeekdays } from '../use-weekdays';

/** Courses side by side; on phones the table scrolls under its own first column. */
export function CompareTable({ courses }: { courses: readonly CourseDetail[] }) {
  const t = useTranslations('catalog');
  const rows = useRows();
  return (
    <section aria-label={t('compare.scroll')} className="card overflow-x-auto">
      <table className="w-full border-collapse text-[0.9375rem]">
        <caption className="sr-only">{t('compare.title')}</caption>
        <thead>
          <tr className="border-line border-b align-bottom">
            <th scope="col" className="sticky left-0 z-10 w-24 min-w-24 bg-surface p-3 text-left sm:w-40">
              <span className="sr-only">{t('compare.item')}</span>
            </th>
            {courses.map((course) => (
              <th key={course.id} scope="col" className="min-w-52 p-3 text-left font-bold text-[1.0625rem]">
                <a href={`/courses/${course.id}`} className="link">
                  {course.title}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.term} className="border-line border-b align-top last:border-b-0">
              <th scope="row" className="phrase sticky left-0 z-10 bg-surface p-3 text-left">
                {row.term}
              </th>
              {courses.map((course) => (
                <td key={course.id} className="p-3">
                  {row.cell(course)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Cell = (course: CourseDetail) => ReactNode;

function useRows(): { term: string; cell: Cell }[] {
  const t = useTranslations('catalog');
  return [
    { term: t('course.price'), cell: (course) => <Offer course={course} /> },
    { term: t('durationLabel'), cell: (course) => t('duration', { minutes: course.durationMinutes }) },
    { term: t('weekdaysLabel'), cell: (course) => <Weekdays course={course} /> },
    { term: t('course.target'), cell: (course) => t(`sex.${course.sex}`) },
    { term: t('course.items'), cell: (course) => <List items={course.examItems} /> },
    { term: t('course.preparation'), cell: (course) => course.preparation },
    { term: t('course.exclusions'), cell: (course) => <List items={course.exclusions} /> },
    { term: t('course.result'), cell: (course) => course.resultDelivery },
    { term: t('course.risks'), cell: (course) => course.risks },
    { term: t('course.facility'), cell: (course) => `${course.facilityName}（${course.prefecture}）` },
    { term: t('course.access'), cell: (course) => course.access },
  ];
}

function Offer({ course }: { course: CourseDetail }) {
  const t = useTranslations('catalog.course');
  const common = useTranslations('common');
  return (
    <form action={addToCartAction} className="flex flex-col gap-3">
      <Money amount={course.priceYen} size="lg" note={common('taxIncluded')} />
      <input type="hidden" name="courseId" value={course.id} />
      <SubmitButton look="outline" pendingLabel={t('adding')} className="px-3">
        {t('add')}
      </SubmitButton>
    </form>
  );
}

function Weekdays({ course }: { course: CourseDetail }) {
  return useWeekdays(course.weekdays);
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 marker:text-key">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
