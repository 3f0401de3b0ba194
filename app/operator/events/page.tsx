import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { requireRole } from '@/lib/auth/require-role';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { dayMs, shift } from '@/lib/time/duration';
import { listEvents, listEventTypes, parseEventState, refusalsSince } from '@/lib/webhooks/console-queries';
import { EventFilterForm } from './event-filter-form';
import { EventsTable } from './events-table';
import { RefusalsTable } from './refusals-table';

const path = '/operator/events';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.events.title, robots: { index: false } };
}

function readSequence(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

export default async function EventsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const { operator: texts, common } = await getMessages();
  const read = {
    state: readParam(params, 'state'),
    type: readParam(params, 'type'),
    about: readParam(params, 'about'),
  };
  const before = readSequence(readParam(params, 'before'));
  const filters = {
    state: parseEventState(read.state),
    type: read.type === '' ? null : read.type,
    about: read.about === '' ? null : read.about,
  };
  const [page, types, refusals] = await Promise.all([
    listEvents(ctx, { filters, before, size: pageSize }),
    listEventTypes(ctx),
    refusalsSince(ctx, shift(ctx.clock.now(), -30 * dayMs)),
  ]);
  const isFiltered = Object.values(filters).some((value) => value !== null);
  return (
    <>
      <PageHeading title={texts.events.title} />
      <EventFilterForm path={path} filters={filters} types={types} />
      {page.events.length === 0 ? (
        <Card>
          <EmptyState
            title={isFiltered ? texts.events.notFound : texts.events.empty}
            drawing={isFiltered ? 'search' : 'tray'}
          >
            <p>{isFiltered ? texts.events.notFoundHelp : texts.events.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <EventsTable events={page.events} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={
          page.next === null
            ? undefined
            : { href: hrefWith(path, { ...read, before: String(page.next) }), label: common.next }
        }
        first={before === null ? undefined : { href: hrefWith(path, read), label: common.first }}
      />
      <Card as="section" title={texts.events.refusals}>
        {refusals.length === 0 ? <p>{texts.events.refusalsNone}</p> : <RefusalsTable refusals={refusals} />}
      </Card>
    </>
  );
}
