import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { planAddOnRefund } from '@/lib/add-ons/plan-add-on-refund';
import { readAddOnRefund } from '@/lib/add-ons/read-add-on-refund';
import { requireRole } from '@/lib/auth/require-role';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { PlanConfirm } from '../../orders/[orderId]/refund/plan-confirm';
import { PlanTable } from '../../orders/[orderId]/refund/plan-table';
import { readAmount } from '../../orders/[orderId]/refund/read-plan-query';
import { RefundHistory } from '../../orders/[orderId]/refund/refund-history';
import { StopNotice } from '../../orders/[orderId]/refund/stop-notice';
import { AmountForm } from './amount-form';
import { ChargeFacts } from './charge-facts';

export async function generateMetadata(): Promise<Metadata> {
  const { operatorRefunds } = await getMessages();
  return { title: operatorRefunds.addOn.crumb, robots: { index: false } };
}

interface AddOnPageProps {
  readonly params: Promise<{ chargeId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** A charged option: what was paid, and the refund of it with its plan before the click. */
export default async function AddOnPage({ params, searchParams }: AddOnPageProps) {
  const ctx = await requireRole('operator');
  const chargeId = parseId('adc', (await params).chargeId);
  const planner = chargeId === null ? null : await readAddOnRefund(ctx, chargeId);
  if (planner === null) return leaveAsNotFound();
  const { charge, line } = planner;
  const typed = readParam(await searchParams, 'amount');
  const amount = typed === '' ? null : readAmount(typed);
  const plan = amount === null ? null : planAddOnRefund(planner, yen(amount));
  const { operatorRefunds: texts, operator, common } = await getMessages();
  const t = await getTranslations('operatorRefunds.addOn');
  const number = formatOrderNumber(planner.number);
  const backHref = `/operator/orders/${charge.orderId}` as const;
  const titles = [{ lineId: line.lineId, courseTitle: charge.title, facilityName: planner.facilityName }];
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[
          { label: operator.order.crumb, href: '/operator/orders' },
          { label: number, href: backHref },
          { label: texts.addOn.crumb },
        ]}
      />
      <PageHeading title={t('title', { number })} />
      <StopNotice stop={planner.stop} />
      <ChargeFacts planner={planner} />
      {charge.state === 'paid' ? (
        <Card as="section" title={texts.addOn.choose}>
          <AmountForm line={line} typed={typed} isWrong={typed !== '' && plan?.ok !== true} />
        </Card>
      ) : (
        <Notice tone="warning">{texts.addOn.notPaid}</Notice>
      )}
      {charge.state !== 'paid' || plan?.ok !== true ? null : (
        <Card as="section" title={texts.planner.plan}>
          <PlanTable titles={titles} plan={plan} />
          <PlanConfirm
            path={`/api/operator/add-ons/${charge.id}/refund`}
            backHref={backHref}
            buyerName={planner.buyerName}
            plan={plan}
            body={{ ordinal: planner.ordinal, amountYen: plan.totalYen }}
          />
        </Card>
      )}
      <Card as="section" title={texts.history.title}>
        <RefundHistory rows={planner.history} />
      </Card>
    </>
  );
}
