import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { requireRole } from '@/lib/auth/require-role';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { listSets } from '@/lib/sets/console-queries';
import { jstDay } from '@/lib/time/jst';
import { SetsTable } from './sets-table';

const path = '/operator/sets';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { offers } = await getMessages();
  return { title: offers.sets.title, robots: { index: false } };
}

export default async function SetsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const after = parseCursor('set', readParam(await searchParams, 'after'));
  const { sets, next } = await listSets(ctx, { after, size: pageSize });
  const { offers, common } = await getMessages();
  const texts = offers.sets;
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      {sets.length === 0 ? (
        <Card>
          <EmptyState title={texts.empty}>
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <SetsTable sets={sets} today={jstDay(ctx.clock.now())} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={next === null ? undefined : { href: hrefWith(path, { after: formatCursor(next) }), label: common.next }}
        first={after === null ? undefined : { href: path, label: common.first }}
      />
    </>
  );
}
