import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { listSets } from '@/lib/sets/console-queries';
import { jstDay } from '@/lib/time/jst';
import { ConsoleList } from '../console-list';
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
  const { offers } = await getMessages();
  const texts = offers.sets;
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      <ConsoleList
        path={path}
        texts={texts}
        isEmpty={sets.length === 0}
        isLater={after !== null}
        next={next && formatCursor(next)}
      >
        <SetsTable sets={sets} today={jstDay(ctx.clock.now())} />
      </ConsoleList>
    </>
  );
}
