import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { requireRole } from '@/lib/auth/require-role';
import { listFacilityLadders } from '@/lib/cancel-policy/console-queries';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { formatJstDate, startOfJstDay } from '@/lib/time/jst';

const path = '/operator/facilities';

export async function generateMetadata(): Promise<Metadata> {
  const { facilities } = await getMessages();
  return { title: facilities.title, robots: { index: false } };
}

/** Facilities and since when their cancellation fees hold. */
export default async function FacilitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const after = parseId('fac', readParam(await searchParams, 'after'));
  const page = await listFacilityLadders(ctx, after);
  const { facilities: texts } = await getMessages();
  const t = await getTranslations('facilities');
  return (
    <>
      <PageHeading title={texts.title} />
      <Card as="section">
        {page.rows.length === 0 ? (
          <EmptyState title={texts.empty}>
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        ) : (
          <Table
            caption={texts.caption}
            hideCaption
            rows={page.rows}
            rowKey={({ facilityId }) => facilityId}
            columns={[
              { key: 'name', header: texts.name, rowHeader: true, cell: ({ name }) => name },
              { key: 'prefecture', header: texts.prefecture, cell: ({ prefecture }) => prefecture },
              {
                key: 'ladder',
                header: texts.ladder,
                cell: ({ current }) =>
                  current === null ? texts.none : t('since', { date: formatJstDate(startOfJstDay(current.validFrom)) }),
              },
              {
                key: 'edit',
                header: texts.edit,
                cell: ({ facilityId }) => (
                  <a href={`${path}/${facilityId}`} className="link inline-flex min-h-11 items-center">
                    {texts.edit}
                  </a>
                ),
              },
            ]}
          />
        )}
        <Pagination
          label={texts.caption}
          first={after === null ? undefined : { href: path, label: texts.first }}
          next={page.next === null ? undefined : { href: hrefWith(path, { after: page.next }), label: texts.more }}
        />
      </Card>
    </>
  );
}
