import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { readPhoneOrder } from '@/lib/phone-orders/queries';
import { OrderBadge } from '../../badges';
import { CallFacts } from './call-facts';
import { NumbersToRead } from './numbers-to-read';
import { ScriptSection } from './script-section';

export async function generateMetadata(): Promise<Metadata> {
  const { phoneOrders } = await getMessages();
  return { title: phoneOrders.title, robots: { index: false } };
}

export default async function PhoneOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const ctx = await requireRole('operator');
  const orderId = parseId('ord', (await params).orderId);
  const found = orderId === null ? null : await readPhoneOrder(ctx, orderId);
  if (found === null) return leaveAsNotFound();
  const { order, voucher } = found;
  const { phoneOrders: texts, common } = await getMessages();
  const t = await getTranslations('phoneOrders.one');
  const number = formatOrderNumber(order.number);
  const isPaid = order.state === 'paid' || order.state === 'refunded';
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/phone-orders' }, { label: number }]}
      />
      <PageHeading title={t('title', { number })}>
        <OrderBadge state={order.state} parkedReason={null} />
      </PageHeading>
      {order.open ? <Notice tone="good">{t('sent', { email: order.buyerEmail ?? '' })}</Notice> : null}
      <CallFacts order={order} />
      {voucher?.state === 'waiting' ? (
        <NumbersToRead voucher={voucher} email={order.buyerEmail ?? ''} />
      ) : order.open ? (
        <ScriptSection ctx={ctx} order={order} />
      ) : (
        <Card>
          <p>{isPaid ? texts.one.paid : texts.one.over}</p>
        </Card>
      )}
    </>
  );
}
