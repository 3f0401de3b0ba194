import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { requireRole } from '@/lib/auth/require-role';
import { listAllCourses } from '@/lib/course-editor/queries';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
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
  const { courseEditor: texts, common } = await getMessages();
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      {courses.length === 0 ? (
        <Card>
          <EmptyState title={texts.empty} drawing="tray">
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
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
        </div>
      )}
      <Pagination
        label={common.pages}
        next={next === null ? undefined : { href: hrefWith(path, { after: next }), label: common.next }}
        first={after === null ? undefined : { href: path, label: common.first }}
      />
    </>
  );
}
