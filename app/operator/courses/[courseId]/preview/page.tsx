import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readCourse } from '@/lib/course-editor/queries';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { CourseFacts } from '../../../../(patient)/courses/[courseId]/course-facts';
import { CourseSections } from '../../../../(patient)/courses/[courseId]/course-sections';

export async function generateMetadata(): Promise<Metadata> {
  const { courseEditor } = await getMessages();
  return { title: courseEditor.preview, robots: { index: false } };
}

export default async function CoursePreviewPage({ params }: { params: Promise<{ courseId: string }> }) {
  const ctx = await requireRole('operator');
  const courseId = parseId('crs', (await params).courseId);
  const course = courseId === null ? null : await readCourse(ctx, courseId);
  if (course === null) return leaveAsNotFound();
  const { courseEditor: texts, common } = await getMessages();
  const t = await getTranslations('courseEditor');
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[
          { label: texts.title, href: '/operator/courses' },
          { label: course.title, href: `/operator/courses/${course.id}` },
          { label: texts.preview },
        ]}
      />
      <PageHeading title={t('previewTitle', { title: course.title })} />
      <Notice>{texts.previewLead}</Notice>
      <p>{course.summary}</p>
      <p className="font-bold text-[1.5rem]">
        <Money amount={course.priceYen} />
      </p>
      <div className="flex min-w-0 flex-col gap-6">
        <CourseFacts course={course} />
        <CourseSections course={course} />
      </div>
    </>
  );
}
