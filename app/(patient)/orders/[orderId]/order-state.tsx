import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import type { OrderPage } from '@/lib/checkout/read-order-page';
import { formatYen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';
import { RestartForm } from '../../checkout/[orderId]/restart-form';
import { LiveStatus } from './live-status';
import { type View, viewOf } from './order-view';

const tones: Record<View, Tone> = {
  paid: 'good',
  refunded: 'neutral',
  expired: 'warning',
  canceled: 'neutral',
  checking: 'waiting',
  parked: 'waiting',
  unpaid: 'warning',
  voucher: 'waiting',
  late: 'waiting',
  ended: 'warning',
};

const badges = {
  paid: 'paid',
  refunded: 'refunded',
  expired: 'expired',
  canceled: 'canceled',
  ended: 'expired',
  checking: 'checking',
  parked: 'checking',
  late: 'checking',
  unpaid: 'awaiting_payment',
  voucher: 'awaiting_payment',
} as const satisfies Record<View, string>;

/** Where the order stands, in one sentence, and what to do. Updates itself until nothing more happens. */
export async function OrderState({ order, pulled }: { order: OrderPage; pulled: 'known' | 'unknown' }) {
  const { orders: texts, checkout, common } = await getMessages();
  const t = await getTranslations('orders');
  const c = await getTranslations('checkout.over');
  const k = await getTranslations('konbini');
  const seen = viewOf(order.status, pulled);
  const view = seen === 'expired' && order.voucher?.state === 'expired' ? 'ended' : seen;
  const refunded = await refundedTexts(order);
  const headings = {
    paid: texts.paid.heading,
    refunded: refunded.heading,
    checking: texts.checking.heading,
    parked: texts.parked.heading,
    unpaid: texts.unpaid.heading,
    expired: checkout.over.title,
    canceled: checkout.over.canceledTitle,
    voucher: k('heading'),
    late: k('late.heading'),
    ended: k('ended.heading'),
  };
  const leads = {
    paid: t(order.totalYen === 0 ? 'paid.freeLead' : 'paid.lead', { email: order.buyerEmail ?? '' }),
    refunded: refunded.lead,
    checking: texts.checking.lead,
    parked: texts.parked.lead,
    unpaid: t('unpaid.lead', { until: formatJstDateTime(order.expiresAt) }),
    expired: c('lead', { at: formatJstDateTime(order.expiresAt) }),
    canceled: checkout.over.canceledLead,
    voucher: k('lead'),
    late: k('late.lead'),
    ended: k('ended.lead'),
  };
  const over = view === 'expired' || view === 'canceled' || view === 'ended';
  return (
    <Card as="section" className="no-print">
      <StateBadge tone={tones[view]}>{texts.state[wasClaimed(order) ? 'canceled' : badges[view]]}</StateBadge>
      <h2 className="mt-3 mb-2 font-bold text-[1.375rem] leading-normal">{headings[view]}</h2>
      <p>{leads[view]}</p>
      {view === 'unpaid' && order.status.stage === 'failed' ? <p className="mt-2">{texts.unpaid.failed}</p> : null}
      {view === 'unpaid' ? (
        <ButtonLink href={`/checkout/${order.orderId}`} className="mt-4">
          {order.status.stage === 'authenticating' ? texts.unpaid.again : texts.unpaid.back}
        </ButtonLink>
      ) : null}
      {over ? (
        <div className="mt-4">
          <RestartForm orderId={order.orderId} label={checkout.over.again} pendingLabel={common.pending} />
        </div>
      ) : null}
      <LiveStatus
        orderId={order.orderId}
        status={order.status}
        texts={texts.checking}
        checking={view === 'checking'}
        isLong={view === 'late'}
      />
    </Card>
  );
}

/** The card company gave the money back, not we: the notice below tells how. */
const wasClaimed = ({ status, refundedYen, claims }: OrderPage) =>
  status.state === 'refunded' && refundedYen === 0 && claims.some(({ stage }) => stage === 'lost');

async function refundedTexts(order: OrderPage): Promise<{ heading: string; lead: string }> {
  const t = await getTranslations('orders.refunded');
  if (wasClaimed(order)) return { heading: t('claimedHeading'), lead: t('claimedLead') };
  // To the card and in full; everything else is told line by line below.
  const wentWhole = order.refundedYen === order.totalYen && order.card !== null;
  return wentWhole
    ? { heading: t('heading'), lead: t('lead', { total: formatYen(order.totalYen) }) }
    : { heading: t('partHeading'), lead: t('partLead', { refunded: formatYen(order.refundedYen) }) };
}
