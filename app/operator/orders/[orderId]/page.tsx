import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { addOnsOfOrder } from '@/lib/add-ons/read-add-on-refund';
import { auditAbout } from '@/lib/audit/console-queries';
import { requireRole } from '@/lib/auth/require-role';
import { readConsoleOrder } from '@/lib/checkout/console-order';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { orderPapers } from '@/lib/documents/order-papers';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { entriesOfOrder } from '@/lib/ledger/queries';
import { requestsAbout } from '@/lib/stripe/console-queries';
import { eventsAbout } from '@/lib/webhooks/console-queries';
import { OrderBadge } from '../../badges';
import { JournalTable } from '../../journal-table';
import { AddOnsSection } from './add-ons-section';
import { LinesTable } from './lines-table';
import { OrderFacts } from './order-facts';
import { PapersTable } from './papers-table';
import { RefundSection } from './refund-section';
import { StripeIds } from './stripe-ids';
import { Timeline } from './timeline';
import { timelineOf } from './timeline-items';

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.order.crumb, robots: { index: false } };
}

export default async function OrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const ctx = await requireRole('operator');
  const orderId = parseId('ord', (await params).orderId);
  const found = orderId === null ? null : await readConsoleOrder(ctx, orderId);
  if (found === null) return leaveAsNotFound();
  const { order, payment, refunds } = found;
  const intentId = payment?.stripePaymentIntentId ?? null;
  const subjects = [order.id, ...(payment === null ? [] : [payment.id]), ...refunds.map(({ refundId }) => refundId)];
  const [entries, events, audit, requests, addOns, papers] = await Promise.all([
    entriesOfOrder(ctx, order.id),
    intentId === null ? [] : eventsAbout(ctx, intentId),
    auditAbout(ctx, subjects),
    requestsAbout(ctx, subjects),
    addOnsOfOrder(ctx, order.id),
    orderPapers(ctx, order.id),
  ]);
  const { operator: texts, common } = await getMessages();
  const t = await getTranslations('operator.order');
  const number = formatOrderNumber(order.number);
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.order.crumb, href: '/operator/orders' }, { label: number }]}
      />
      <PageHeading title={t('title', { number })}>
        <OrderBadge state={order.state} parkedReason={payment?.parkedReason ?? null} />
      </PageHeading>
      <div className="grid items-start gap-6 xl:grid-cols-[1.4fr_1fr]">
        <OrderFacts found={found} />
        <RefundSection found={found} entries={entries} />
      </div>
      <Card as="section" title={texts.order.lines}>
        <LinesTable orderId={order.id} lines={found.lines} />
      </Card>
      <AddOnsSection charges={addOns} />
      <Card as="section" title={texts.order.papers.heading}>
        <PapersTable orderId={order.id} papers={papers} />
      </Card>
      <Card as="section" title={texts.order.timeline}>
        <Timeline items={timelineOf({ found, events, audit })} />
      </Card>
      <Card as="section" title={texts.order.journal}>
        {entries.length === 0 ? <p>{texts.order.journalEmpty}</p> : <JournalTable entries={entries} withSum />}
      </Card>
      <StripeIds found={found} requests={requests} />
    </>
  );
}
