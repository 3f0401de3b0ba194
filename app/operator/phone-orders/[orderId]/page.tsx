import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { readPhoneOrder } from '@/lib/phone-orders/queries';
import type { Messages } from '@/messages/catalogue';
import { OrderBadge } from '../../badges';
import { CallFacts } from './call-facts';
import { CancelForm } from './cancel-form';
import { NumbersToRead } from './numbers-to-read';
import { ResendForm } from './resend-form';
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
  const email = order.buyerEmail ?? '';
  const hasNumbers = voucher?.state === 'waiting';
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/phone-orders' }, { label: number }]}
      />
      <PageHeading title={t('title', { number })}>
        <OrderBadge state={order.state} parkedReason={null} />
      </PageHeading>
      {order.open ? <Notice tone="good">{t('sent', { email })}</Notice> : null}
      <CallFacts order={order} />
      {voucher !== null && hasNumbers ? (
        <NumbersToRead voucher={voucher} email={email} />
      ) : order.open ? (
        <ScriptSection ctx={ctx} order={order} />
      ) : (
        <Card>
          <p>{ended(order.state, texts.one)}</p>
        </Card>
      )}
      {order.open ? (
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
          <Card as="section" title={texts.one.again}>
            <ResendForm orderId={order.orderId} email={email} hasNumbers={hasNumbers} texts={texts.one} />
          </Card>
          <Card as="section" title={texts.one.cancel}>
            <CancelForm orderId={order.orderId} texts={texts.one} required={common.required} />
          </Card>
        </div>
      ) : null}
    </>
  );
}

function ended(state: CheckoutOrder['state'], texts: Messages['phoneOrders']['one']): string {
  if (state === 'canceled') return texts.canceled;
  return state === 'paid' || state === 'refunded' ? texts.paid : texts.over;
}
