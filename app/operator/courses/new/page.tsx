import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { facilityOptions } from '@/lib/course-editor/queries';
import { CourseForm } from '../course-form';
import { readCourseTexts } from '../course-texts';

export async function generateMetadata(): Promise<Metadata> {
  const { courseEditor } = await getMessages();
  return { title: courseEditor.new, robots: { index: false } };
}

export default async function NewCoursePage() {
  const ctx = await requireRole('operator');
  const { courseEditor: texts, common } = await getMessages();
  const facilities = (await facilityOptions(ctx)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/courses' }, { label: texts.new }]}
      />
      <PageHeading title={texts.new} />
      <Card>
        <CourseForm
          courseId={null}
          facilities={facilities}
          stored={{ mode: 'undated' }}
          texts={await readCourseTexts()}
        />
      </Card>
    </>
  );
}
