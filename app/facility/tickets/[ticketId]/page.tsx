import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { StateBadge } from '@/components/ui/state-badge';
import { requireRole } from '@/lib/auth/require-role';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { readCounterTicket } from '@/lib/tickets/counter-ticket';
import { whyNotRedeemable } from '@/lib/tickets/redemption-rules';
import { readTicketNotice } from '../../ticket-notices';
import { AddOnCard } from './add-on-card';
import { RedeemCard } from './redeem-card';
import { TicketFactsCard } from './ticket-facts-card';
import { TicketPerson } from './ticket-person';
import { TicketResult } from './ticket-result';
import { UndoCard } from './undo-card';

export async function generateMetadata(): Promise<Metadata> {
  const { facility } = await getMessages();
  return { title: facility.ticket.title, robots: { index: false } };
}

interface FacilityTicketPageProps {
  readonly params: Promise<{ ticketId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const tones = { issued: 'waiting', redeemed: 'good', void: 'bad' } as const;

export default async function FacilityTicketPage({ params, searchParams }: FacilityTicketPageProps) {
  const ctx = await requireRole('facility');
  const ticketId = parseId('tkt', (await params).ticketId);
  const ticket = ticketId === null ? null : await readCounterTicket(ctx, ticketId);
  if (ticket === null) return leaveAsNotFound();
  const notice = readTicketNotice(readParam(await searchParams, 'notice'));
  const why = whyNotRedeemable(ticket, ctx.clock.now());
  const { facility: texts, common } = await getMessages();
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.tickets.title, href: '/facility/tickets' }, { label: texts.ticket.title }]}
      />
      <PageHeading title={texts.ticket.title}>
        <StateBadge tone={tones[ticket.state]}>{texts.ticket.state[ticket.state]}</StateBadge>
      </PageHeading>
      <div className="flex max-w-[46rem] flex-col gap-6">
        <TicketResult ticket={ticket} why={why} notice={notice} />
        {why === null || why === 'other_day' ? (
          <RedeemCard ticket={ticket} why={why} isRefused={notice === 'other_day'} />
        ) : (
          <>
            <Card as="section">
              <TicketPerson ticket={ticket} />
            </Card>
            <ButtonLink href="/facility/tickets" className="min-h-16 w-full text-[1.25rem]">
              {texts.ticket.next}
            </ButtonLink>
          </>
        )}
        {ticket.state === 'redeemed' ? <UndoCard ticket={ticket} /> : null}
        <AddOnCard ctx={ctx} ticketId={ticket.ticketId} />
        <TicketFactsCard ticket={ticket} />
      </div>
    </>
  );
}
