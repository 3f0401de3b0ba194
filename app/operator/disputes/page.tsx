import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { listDisputes } from '@/lib/disputes/console-queries';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { ConsoleList } from '../console-list';
import { ChoiceFilter, FilterForm } from '../filter-form';
import { DisputesTable } from './disputes-table';

const path = '/operator/disputes';

export async function generateMetadata(): Promise<Metadata> {
  const { disputes } = await getMessages();
  return { title: disputes.title, robots: { index: false } };
}

export default async function DisputesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const { disputes: texts } = await getMessages();
  const open = readParam(params, 'show') === 'open';
  const after = parseCursor('dsp', readParam(params, 'after'));
  const { disputes, next } = await listDisputes(ctx, { open, after, size: 50 });
  const filters = { show: open ? 'open' : '' };
  return (
    <>
      <PageHeading title={texts.title} />
      <p>{texts.lead}</p>
      <FilterForm path={path} filters={filters}>
        <ChoiceFilter
          name="show"
          label={texts.show}
          all={texts.all}
          choices={{ open: texts.openOnly }}
          value={filters.show}
        />
      </FilterForm>
      <ConsoleList
        path={path}
        filters={filters}
        texts={texts}
        isEmpty={disputes.length === 0}
        isLater={after !== null}
        next={next && formatCursor(next)}
      >
        <DisputesTable disputes={disputes} now={ctx.clock.now()} />
      </ConsoleList>
    </>
  );
}
