import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { readDispute } from '@/lib/disputes/console-queries';
import { isInquiry } from '@/lib/disputes/dispute-state';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { DisputeBadge } from '../dispute-badge';
import { AnswerSection } from './answer-section';
import { DisputeFacts } from './dispute-facts';
import { LossSection } from './loss-section';

export async function generateMetadata(): Promise<Metadata> {
  const { disputes } = await getMessages();
  return { title: disputes.one.crumb, robots: { index: false } };
}

export default async function DisputePage({ params }: { params: Promise<{ disputeId: string }> }) {
  const ctx = await requireRole('operator');
  const disputeId = parseId('dsp', (await params).disputeId);
  const view = disputeId === null ? null : await readDispute(ctx, disputeId);
  if (view === null) return leaveAsNotFound();
  const { disputes: texts, common } = await getMessages();
  const t = await getTranslations('disputes.one');
  const number = formatOrderNumber(view.dispute.number);
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/disputes' }, { label: number }]}
      />
      <PageHeading title={t(isInquiry(view.dispute.state) ? 'inquiryTitle' : 'title', { number })}>
        <DisputeBadge state={view.dispute.state} />
      </PageHeading>
      <div className="grid items-start gap-6 xl:grid-cols-[1fr_1.2fr]">
        <DisputeFacts dispute={view.dispute} now={ctx.clock.now()} />
        <div className="flex min-w-0 flex-col gap-6">
          {view.dispute.state === 'lost' ? <LossSection {...view} /> : null}
          <AnswerSection {...view} />
        </div>
      </div>
    </>
  );
}
