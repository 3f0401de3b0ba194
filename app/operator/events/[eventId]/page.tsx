import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readEvent } from '@/lib/webhooks/console-queries';
import { EventBadge } from '../../badges';
import { EventBody } from './event-body';
import { EventFacts } from './event-facts';
import { ReplayButton } from './replay-button';

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.events.title, robots: { index: false } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export default async function EventPage({ params }: { params: Promise<{ eventId: string }> }) {
  const ctx = await requireRole('operator');
  const event = await readEvent(ctx, decoded((await params).eventId));
  if (event === null) return leaveAsNotFound();
  const { operator: texts, common } = await getMessages();
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.event.crumb, href: '/operator/events' }, { label: event.type }]}
      />
      <PageHeading title={event.type}>
        <EventBadge state={event.state} />
      </PageHeading>
      <Card as="section" title={texts.event.facts}>
        <EventFacts event={event} />
        <div className="mt-6 border-line border-t pt-6">
          <ReplayButton
            eventId={event.id}
            texts={{
              replay: texts.event.replay,
              help: texts.event.replayHelp,
              replaying: texts.event.replaying,
              replayed: texts.event.replayed,
            }}
          />
        </div>
      </Card>
      <Card as="section" title={texts.event.body}>
        <EventBody body={event.body} />
      </Card>
    </>
  );
}
