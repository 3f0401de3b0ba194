import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { type CourseDetail, findCourse } from '@/lib/catalog/queries';
import { heldCartId } from '@/lib/http/cart-cookie';
import { requestContext } from '@/lib/http/request-context';
import { parseId } from '@/lib/ids';
import { CourseTags } from '../../course-tags';
import { readChoice } from '../../read-day-choice';
import { CourseFacts } from './course-facts';
import { CourseOffer } from './course-offer';
import { CourseSections } from './course-sections';
import { DateChoice } from './date-choice';
import { StructuredData } from './structured-data';

type Props = PageProps<'/courses/[courseId]'>;

const courseOf = cache(async (idText: string): Promise<CourseDetail> => {
  const courseId = parseId('crs', idText);
  const course = courseId === null ? null : await findCourse(await requestContext(), courseId);
  return course ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await courseOf((await params).courseId);
  const title = `${course.title}（${course.facilityName}）`;
  return {
    title,
    description: course.summary,
    alternates: { canonical: `/courses/${course.id}` },
    openGraph: { title, description: course.summary, type: 'website' },
  };
}

export default async function CoursePage({ params, searchParams }: Props) {
  const course = await courseOf((await params).courseId);
  const choice =
    course.mode === 'dated'
      ? await readChoice(await requestContext(), {
          courseId: course.id,
          cartId: await heldCartId(),
          query: await searchParams,
        })
      : null;
  const [t, common] = await Promise.all([getTranslations('catalog'), getTranslations('common')]);
  return (
    <article>
      <StructuredData course={course} />
      <Breadcrumbs
        label={common('breadcrumbs')}
        crumbs={[{ label: common('courses'), href: '/' }, { label: course.title }]}
      />
      <header className="mt-4 mb-6 flex flex-col gap-3">
        <CourseTags course={course} />
        <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{course.title}</h1>
        <p className="max-w-[44em] text-ink-soft">{course.summary}</p>
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
        <aside aria-label={t('course.price')} className="flex flex-col gap-6 lg:sticky lg:top-6 lg:order-2">
          <CourseOffer course={course} />
        </aside>
        <div className="flex min-w-0 flex-col gap-6">
          <CourseFacts course={course} />
          {choice === null ? null : <DateChoice course={course} {...choice} />}
          <CourseSections course={course} examDate={choice?.day ?? null} />
        </div>
      </div>
    </article>
  );
}
