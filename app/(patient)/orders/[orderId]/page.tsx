import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { requireOrderAccess } from '@/lib/auth/require-order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { pullPayment } from '@/lib/checkout/pull-payment';
import { type OrderPage as OrderPageData, readOrderPage } from '@/lib/checkout/read-order-page';
import { ticketsOfOrder } from '@/lib/tickets/queries';
import { CancelSection } from './cancel/cancel-section';
import { ClaimNotice } from './claim-notice';
import { NextSteps } from './next-steps';
import { OrderState } from './order-state';
import { PaymentFacts } from './payment-facts';
import { DocumentLinks } from './receipt/document-links';
import { TicketCard } from './ticket-card';
import { TicketsHeading } from './tickets-heading';
import { Timeline } from './timeline';
import { VoucherCard } from './voucher/voucher-card';

export async function generateMetadata(): Promise<Metadata> {
  const { orders } = await getMessages();
  return { title: orders.title, robots: { index: false } };
}

interface OrderPageProps {
  readonly params: Promise<{ orderId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Back from PayPay or the bank: what was refused is paid in another way, everything else is told by the order's page. */
function pathAfterReturn({ orderId, status }: OrderPageData) {
  const isRefused = status.state === 'awaiting_payment' && status.stage === 'failed';
  return isRefused ? (`/checkout/${orderId}` as const) : (`/orders/${orderId}` as const);
}

export default async function OrderPage({ params, searchParams }: OrderPageProps) {
  const { ctx, orderId } = await requireOrderAccess((await params).orderId);
  const pulled = await pullPayment(ctx, { orderId });
  // Stripe's return adds its own parameters; the client secret must not stay in the address.
  const order = await readOrderPage(ctx, orderId);
  if ((await searchParams)['payment_intent'] !== undefined) redirect(pathAfterReturn(order));
  if (order.status.state === 'draft') redirect(`/checkout/${orderId}`);
  const tickets = await ticketsOfOrder(ctx, orderId);
  const isPaid = order.status.state === 'paid' || order.status.state === 'refunded';
  const isUsable = order.status.state === 'paid' && tickets.some(({ state }) => state === 'issued');
  const t = await getTranslations('orders');
  return (
    <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
      <h1 className="no-print font-bold text-[1.625rem] leading-snug sm:text-[2rem]">
        {t('heading', { number: formatOrderNumber(order.number) })}
      </h1>
      {order.status.stage === 'voucher' && order.voucher !== null ? (
        <VoucherCard order={order} voucher={order.voucher} />
      ) : (
        <OrderState order={order} pulled={pulled} />
      )}
      {order.claims.slice(-1).map((claim) => (
        <ClaimNotice key={claim.openedAt.toISOString()} claim={claim} tickets={tickets} />
      ))}
      {tickets.length === 0 ? null : <TicketsHeading printable={isUsable} />}
      {tickets.map((ticket, index) => (
        <TicketCard key={ticket.ticketId} ticket={ticket} position={index + 1} />
      ))}
      {isUsable ? <NextSteps isDated={tickets.every(({ examDate }) => examDate !== null)} /> : null}
      <CancelSection ctx={ctx} orderId={orderId} />
      {isPaid ? <DocumentLinks orderId={orderId} tickets={tickets} hasReceipt={order.totalYen > 0} /> : null}
      <PaymentFacts order={order} />
      <Timeline entries={order.timeline} />
      <p className="no-print text-[0.9375rem] text-ink-soft">{t('keepLink')}</p>
    </div>
  );
}
