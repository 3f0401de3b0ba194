import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { priceHistory, readCourse } from '@/lib/course-editor/queries';
import { storedValues } from '@/lib/course-editor/stored-values';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { CourseForm } from '../course-form';
import { readCourseTexts } from '../course-texts';
import { PublishForm } from '../publish-form';
import { PublishedBadge } from '../published-badge';
import { PriceHistory } from './price-history';

export async function generateMetadata(): Promise<Metadata> {
  const { courseEditor } = await getMessages();
  return { title: courseEditor.title, robots: { index: false } };
}

export default async function EditCoursePage({ params }: { params: Promise<{ courseId: string }> }) {
  const ctx = await requireRole('operator');
  const courseId = parseId('crs', (await params).courseId);
  const course = courseId === null ? null : await readCourse(ctx, courseId);
  if (course === null) return leaveAsNotFound();
  const { courseEditor: texts, common } = await getMessages();
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/courses' }, { label: course.title }]}
      />
      <PageHeading title={course.title}>
        <PublishedBadge published={course.published} />
      </PageHeading>
      <div className="grid items-start gap-6 xl:grid-cols-[1.4fr_1fr]">
        <Card as="section" title={texts.course}>
          <CourseForm
            courseId={course.id}
            facilities={[]}
            stored={storedValues(course)}
            texts={await readCourseTexts()}
          />
        </Card>
        <Card as="section" title={texts.state}>
          <div className="flex flex-col gap-6">
            <ButtonLink look="outline" href={`/operator/courses/${course.id}/preview`}>
              {texts.preview}
            </ButtonLink>
            <PublishForm courseId={course.id} published={course.published} texts={texts} />
          </div>
        </Card>
        <Card as="section" title={texts.history} className="min-w-0 xl:col-span-2">
          <PriceHistory changes={await priceHistory(ctx, course.id)} />
        </Card>
      </div>
    </>
  );
}
