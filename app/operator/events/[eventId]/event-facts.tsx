import { useMessages, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { hrefWith } from '@/lib/http/read-param';
import type { EventDetail } from '@/lib/webhooks/console-queries';
import { Moment } from '../../moment';
import { StripeId } from '../../stripe-id';
import { EventResult } from '../event-result';

export function EventFacts({ event }: { event: EventDetail }) {
  const { operator: texts } = useMessages();
  const t = useTranslations('operator');
  const waits = event.state === 'new' || event.state === 'running';
  const items = [
    { term: texts.event.id, detail: <StripeId id={event.id} what={texts.event.id} /> },
    {
      term: texts.event.object,
      detail: (
        <>
          <StripeId id={event.objectId} what={texts.event.object} />
          <a href={hrefWith('/operator/events', { about: event.objectId })} className="link">
            {texts.event.others}
          </a>
        </>
      ),
    },
    ...(event.subjectId === event.objectId
      ? []
      : [{ term: texts.event.subject, detail: <StripeId id={event.subjectId} what={texts.event.subject} /> }]),
    { term: texts.event.received, detail: t('times', { count: event.receivedCount }) },
    { term: texts.event.via, detail: `${texts.via[event.receivedVia]}・${texts.events.source[event.source]}` },
    { term: texts.event.attempts, detail: t('times', { count: event.attempts }) },
    {
      term: texts.event.outcome,
      detail: <EventResult outcome={event.outcome} lastError={event.lastError} />,
    },
    { term: texts.event.occurredAt, detail: <Moment at={event.occurredAt} /> },
    { term: texts.event.receivedAt, detail: <Moment at={event.receivedAt} /> },
    ...(event.doneAt === null ? [] : [{ term: texts.event.doneAt, detail: <Moment at={event.doneAt} /> }]),
    ...(waits ? [{ term: texts.event.runAt, detail: <Moment at={event.runAt} /> }] : []),
    { term: texts.event.apiVersion, detail: event.apiVersion ?? texts.dash },
    { term: texts.event.sha, detail: <code className="break-all text-[0.875rem]">{event.bodySha256}</code> },
  ];
  return <DescriptionList items={items} />;
}
