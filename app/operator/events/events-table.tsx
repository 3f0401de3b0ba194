import { getMessages, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { EventRow } from '@/lib/webhooks/console-queries';
import { EventBadge } from '../badges';
import { Moment } from '../moment';
import { EventResult } from './event-result';

export async function EventsTable({ events }: { events: readonly EventRow[] }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator');
  return (
    <Table
      caption={texts.events.caption}
      hideCaption
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        {
          key: 'type',
          header: texts.events.type,
          rowHeader: true,
          cell: (event) => (
            <span className="flex min-w-0 flex-col items-end font-mono md:min-w-[13rem] md:items-start">
              <a href={`/operator/events/${encodeURIComponent(event.id)}`} className="link break-all">
                {event.type}
              </a>
              <span className="break-all text-[0.875rem] text-ink-soft">{event.objectId}</span>
            </span>
          ),
        },
        { key: 'state', header: texts.events.state, cell: (event) => <EventBadge state={event.state} /> },
        {
          key: 'received',
          header: texts.events.received,
          cell: (event) => (
            <span className="flex flex-col whitespace-nowrap">
              <span>{t('times', { count: event.receivedCount })}</span>
              <span className="text-[0.875rem] text-ink-soft">{texts.via[event.receivedVia]}</span>
            </span>
          ),
        },
        {
          key: 'attempts',
          header: texts.events.attempts,
          numeric: true,
          cell: (event) => t('times', { count: event.attempts }),
        },
        { key: 'age', header: texts.events.age, cell: (event) => <Moment at={event.receivedAt} /> },
        { key: 'result', header: texts.events.result, cell: (event) => <EventResult {...event} /> },
      ]}
    />
  );
}
