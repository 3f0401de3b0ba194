import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { listAddOnItems } from '@/lib/add-ons/price-list';
import { addOnsOf, readChargeable } from '@/lib/add-ons/ticket-add-ons';
import { requireRole } from '@/lib/auth/require-role';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { AddOnForm } from './add-on-form';
import { ChargeResult } from './charge-result';

export async function generateMetadata(): Promise<Metadata> {
  const { addOns } = await getMessages();
  return { title: addOns.charge.title, robots: { index: false } };
}

interface AddOnPageProps {
  readonly params: Promise<{ ticketId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** An option is entered, confirmed and charged; then the page says what came of it. */
export default async function AddOnPage({ params, searchParams }: AddOnPageProps) {
  const ctx = await requireRole('facility');
  const ticketId = parseId('tkt', (await params).ticketId);
  const chargeable = ticketId === null ? null : await readChargeable(ctx, ticketId);
  if (ticketId === null || chargeable === null) return leaveAsNotFound();
  const done = parseId('adc', readParam(await searchParams, 'charge'));
  const charge = (await addOnsOf(ctx, ticketId)).find(({ id }) => id === done);
  const { addOns: texts, facility, common } = await getMessages();
  const { card, why } = chargeable;
  const href = `/facility/tickets/${ticketId}`;
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: facility.ticket.title, href }, { label: texts.charge.title }]}
      />
      <PageHeading title={texts.charge.title} />
      <div className="flex max-w-[46rem] flex-col gap-6">
        {charge === undefined ? null : <ChargeResult charge={charge} />}
        {charge !== undefined ? null : why !== null || card === null ? (
          <Notice tone="warning">{why === null ? '' : texts.ticket.why[why]}</Notice>
        ) : (
          <Card as="section">
            <AddOnForm ticketId={ticketId} card={card} items={await listAddOnItems(ctx)} texts={texts.charge} />
          </Card>
        )}
        <div>
          <ButtonLink look="outline" href={href}>
            {texts.charge.back}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
