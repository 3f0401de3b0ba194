import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getMessages } from 'next-intl/server';
import { preload } from 'react-dom';
import { requireOrderAccess } from '@/lib/auth/require-order-access';
import { pullPayment } from '@/lib/checkout/pull-payment';
import { readCheckout, readOrderStatus } from '@/lib/checkout/queries';
import { env } from '@/lib/env';
import { nonce } from '@/lib/http/nonce';
import { readLocale } from '@/messages/catalogue';
import { CheckoutForm } from './checkout-form';
import { ConfirmationItems } from './confirmation-items';
import { OrderOver } from './order-over';
import { OrderSummary } from './order-summary';
import { stripeSettings } from './stripe-settings';

export async function generateMetadata(): Promise<Metadata> {
  const { checkout } = await getMessages();
  return { title: checkout.title, robots: { index: false } };
}

const onItsWay = ['processing', 'succeeded', 'parked'];

export default async function CheckoutPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { ctx, orderId } = await requireOrderAccess((await params).orderId);
  const pulled = await pullPayment(ctx, { orderId });
  const order = await readCheckout(ctx, orderId);
  const { stage } = await readOrderStatus(ctx, orderId);
  if (order.state === 'paid' || order.state === 'refunded' || onItsWay.includes(stage)) {
    redirect(`/orders/${orderId}`);
  }
  // Its time is over, but the money may have moved: only the order's own page says that it is being checked.
  if (!order.open && order.state === 'awaiting_payment' && pulled === 'unknown') redirect(`/orders/${orderId}`);
  if (!order.open) return <OrderOver order={order} />;

  const { checkout: texts } = await getMessages();
  const settings = stripeSettings(env());
  const scriptNonce = await nonce();
  const isFree = order.totalYen === 0;
  if (!isFree)
    preload(settings.scriptUrl ?? 'https://js.stripe.com/endive/stripe.js', {
      as: 'script',
      ...(scriptNonce === undefined ? {} : { nonce: scriptNonce }),
    });
  return (
    <div>
      <h1 className="mb-6 font-bold text-[1.625rem] leading-snug sm:text-[2rem]">
        {isFree ? texts.free.title : texts.title}
      </h1>
      <CheckoutForm
        order={order}
        texts={texts}
        locale={readLocale(await getLocale())}
        settings={settings}
        summary={<OrderSummary order={order} />}
        confirmation={<ConfirmationItems order={order} at={ctx.clock.now()} />}
      />
    </div>
  );
}
