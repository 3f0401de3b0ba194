import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { requireRole } from '@/lib/auth/require-role';
import { listDrifts, parseDriftCursor, sumDrifts } from '@/lib/fees/drift-queries';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor } from '@/lib/paging/moment-cursor';
import { dayMs, shift } from '@/lib/time/duration';
import { ChoiceFilter, FilterForm } from '../../filter-form';
import { PageLinks } from '../../page-links';
import { FeesHeading } from '../fees-heading';
import { DriftSums } from './drift-sums';
import { DriftTable } from './drift-table';

const path = '/operator/fees/drift';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { fees } = await getMessages();
  return { title: fees.console.drift.title, robots: { index: false } };
}

export default async function DriftPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const all = readParam(params, 'show') === 'all';
  const after = parseDriftCursor(readParam(params, 'after'));
  const [sums, page] = await Promise.all([
    sumDrifts(ctx, shift(ctx.clock.now(), -31 * dayMs)),
    listDrifts(ctx, { after, size: pageSize, all }),
  ]);
  const { fees } = await getMessages();
  const texts = fees.console.drift;
  const filters = { show: all ? 'all' : '' };
  return (
    <>
      <FeesHeading title={texts.title} current="tabDrift" />
      <p>{texts.lead}</p>
      <Card as="section" title={texts.sums}>
        {sums.length === 0 ? <p>{texts.noneYetHelp}</p> : <DriftSums sums={sums} />}
      </Card>
      <FilterForm path={path} filters={filters}>
        <ChoiceFilter
          name="show"
          label={texts.show}
          all={texts.onlyDiffering}
          choices={{ all: texts.all }}
          value={filters.show}
        />
      </FilterForm>
      <Card as="section" title={all ? texts.listAll : texts.list}>
        {page.drifts.length === 0 ? (
          <EmptyState title={all ? texts.noneYet : texts.none}>
            <p>{all ? texts.noneYetHelp : texts.noneHelp}</p>
          </EmptyState>
        ) : (
          <DriftTable caption={all ? texts.listAll : texts.list} drifts={page.drifts} />
        )}
      </Card>
      <PageLinks path={path} filters={filters} isLater={after !== null} next={page.next && formatCursor(page.next)} />
    </>
  );
}
