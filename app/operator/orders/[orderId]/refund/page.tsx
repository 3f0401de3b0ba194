import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import type { SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { planRefund } from '@/lib/refunds/plan-refund';
import { readRefundPlanner } from '@/lib/refunds/read-refund-planner';
import { ChooseForm } from './choose-form';
import { PlanConfirm } from './plan-confirm';
import { PlanTable } from './plan-table';
import { readPlanQuery } from './read-plan-query';
import { RefundHistory } from './refund-history';
import { StopNotice } from './stop-notice';

interface PlannerPageProps {
  readonly params: Promise<{ orderId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { operatorRefunds } = await getMessages();
  return { title: operatorRefunds.planner.crumb, robots: { index: false } };
}

/** Chooses lines and amounts, shows what the refund takes from whom, then asks for the reason. */
export default async function RefundPlannerPage({ params, searchParams }: PlannerPageProps) {
  const ctx = await requireRole('operator');
  const orderId = parseId('ord', (await params).orderId);
  const planner = orderId === null ? null : await readRefundPlanner(ctx, orderId);
  if (orderId === null || planner === null) return leaveAsNotFound();
  const query = readPlanQuery(await searchParams, planner.lines);
  const plan = query.request === null ? null : planRefund(planner.lines, query.request);
  const { operatorRefunds: texts, operator, common } = await getMessages();
  const t = await getTranslations('operatorRefunds.planner');
  const number = formatOrderNumber(planner.number);
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[
          { label: operator.order.crumb, href: '/operator/orders' },
          { label: number, href: `/operator/orders/${orderId}` },
          { label: texts.planner.crumb },
        ]}
      />
      <PageHeading title={t('title', { number })} />
      <StopNotice stop={planner.stop} />
      {planner.isPaid ? (
        <Card as="section" title={texts.planner.choose}>
          <p className="mb-4">{texts.planner.lead}</p>
          <ChooseForm planner={planner} query={query} />
        </Card>
      ) : (
        <Notice tone="warning">{texts.planner.notPaid}</Notice>
      )}
      {plan === null ? null : (
        <Card as="section" title={texts.planner.plan}>
          {plan.ok ? (
            <>
              <PlanTable titles={planner.lines} plan={plan} />
              <PlanConfirm
                path={`/api/operator/orders/${orderId}/refund`}
                backHref={`/operator/orders/${orderId}`}
                buyerName={planner.buyerName}
                plan={plan}
                body={{
                  ordinal: planner.ordinal,
                  lines: plan.lines.map(({ lineId, refundYen, cancels }) => ({
                    lineId,
                    amountYen: refundYen,
                    cancel: cancels,
                  })),
                }}
              />
            </>
          ) : (
            <Notice tone="bad">{texts.planner.refused[plan.reason]}</Notice>
          )}
        </Card>
      )}
      <Card as="section" title={texts.history.title}>
        <RefundHistory rows={planner.history} />
      </Card>
    </>
  );
}
