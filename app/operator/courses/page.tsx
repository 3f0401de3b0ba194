import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import { PageHeading } from '@/components/ui/page-heading';
import { Table } from '@/components/ui/table';
import { requireRole } from '@/lib/auth/require-role';
import { listAllCourses } from '@/lib/course-editor/queries';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { ConsoleList } from '../console-list';
import { PublishedBadge } from './published-badge';

const path = '/operator/courses';

export async function generateMetadata(): Promise<Metadata> {
  const { courseEditor } = await getMessages();
  return { title: courseEditor.title, robots: { index: false } };
}

export default async function CoursesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const after = parseId('crs', readParam(await searchParams, 'after'));
  const { courses, next } = await listAllCourses(ctx, { after, size: 50 });
  const { courseEditor: texts } = await getMessages();
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      <ConsoleList path={path} texts={texts} isEmpty={courses.length === 0} isLater={after !== null} next={next}>
        <Table
          caption={texts.caption}
          hideCaption
          rows={courses}
          rowKey={({ courseId }) => courseId}
          columns={[
            {
              key: 'course',
              header: texts.course,
              rowHeader: true,
              cell: ({ courseId, title }) => (
                <a href={`${path}/${courseId}`} className="link font-bold">
                  {title}
                </a>
              ),
            },
            { key: 'facility', header: texts.facility, cell: ({ facilityName }) => facilityName },
            { key: 'state', header: texts.state, cell: (course) => <PublishedBadge published={course.published} /> },
            { key: 'mode', header: texts.mode, cell: ({ mode }) => texts.modes[mode] },
            { key: 'price', header: texts.price, numeric: true, cell: ({ priceYen }) => <Money amount={priceYen} /> },
          ]}
        />
      </ConsoleList>
    </>
  );
}
