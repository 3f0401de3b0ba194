import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { SelectField } from '@/components/ui/select-field';
import { requireRole } from '@/lib/auth/require-role';
import { listDisputes } from '@/lib/disputes/console-queries';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { FilterForm } from '../filter-form';
import { DisputesTable } from './disputes-table';

const path = '/operator/disputes';

export async function generateMetadata(): Promise<Metadata> {
  const { disputes } = await getMessages();
  return { title: disputes.title, robots: { index: false } };
}

export default async function DisputesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const { disputes: texts, common } = await getMessages();
  const open = readParam(params, 'show') === 'open';
  const after = parseCursor('dsp', readParam(params, 'after'));
  const { disputes, next } = await listDisputes(ctx, { open, after, size: 50 });
  const filters = { show: open ? 'open' : '' };
  return (
    <>
      <PageHeading title={texts.title} />
      <p>{texts.lead}</p>
      <FilterForm path={path} isFiltered={open}>
        <div className="w-64">
          <SelectField
            name="show"
            label={texts.show}
            defaultValue={filters.show}
            options={[
              { value: '', label: texts.all },
              { value: 'open', label: texts.openOnly },
            ]}
          />
        </div>
      </FilterForm>
      {disputes.length === 0 ? (
        <Card>
          <EmptyState title={texts.empty} drawing="tray">
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <DisputesTable disputes={disputes} now={ctx.clock.now()} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={
          next === null
            ? undefined
            : { href: hrefWith(path, { ...filters, after: formatCursor(next) }), label: common.next }
        }
        first={after === null ? undefined : { href: hrefWith(path, filters), label: common.first }}
      />
    </>
  );
}
