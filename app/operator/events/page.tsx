import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { dayMs, shift } from '@/lib/time/duration';
import { listEvents, listEventTypes, parseEventState, refusalsSince } from '@/lib/webhooks/console-queries';
import { ConsoleList } from '../console-list';
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
  const { operator: texts } = await getMessages();
  const read = {
    state: readParam(params, 'state'),
    type: readParam(params, 'type'),
    about: readParam(params, 'about'),
  };
  const after = readSequence(readParam(params, 'after'));
  const filters = {
    state: parseEventState(read.state),
    type: read.type === '' ? null : read.type,
    about: read.about === '' ? null : read.about,
  };
  const [page, types, refusals] = await Promise.all([
    listEvents(ctx, { filters, before: after, size: pageSize }),
    listEventTypes(ctx),
    refusalsSince(ctx, shift(ctx.clock.now(), -30 * dayMs)),
  ]);
  return (
    <>
      <PageHeading title={texts.events.title} />
      <EventFilterForm path={path} filters={read} types={types} />
      <ConsoleList
        path={path}
        filters={read}
        texts={texts.events}
        isEmpty={page.events.length === 0}
        isLater={after !== null}
        next={page.next}
      >
        <EventsTable events={page.events} />
      </ConsoleList>
      <Card as="section" title={texts.events.refusals}>
        {refusals.length === 0 ? <p>{texts.events.refusalsNone}</p> : <RefusalsTable refusals={refusals} />}
      </Card>
    </>
  );
}
