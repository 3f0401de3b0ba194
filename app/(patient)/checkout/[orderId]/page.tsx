import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getMessages } from 'next-intl/server';
import { preload } from 'react-dom';
import { adoptOrder } from '@/lib/account/adopt-order';
import { listFamily } from '@/lib/account/family';
import { prefillCheckout } from '@/lib/account/prefill-checkout';
import { requireOrderAccess } from '@/lib/auth/require-order-access';
import { cardSession } from '@/lib/cards/card-session';
import { pullPayment } from '@/lib/checkout/pull-payment';
import { readCheckout, readOrderStatus } from '@/lib/checkout/queries';
import { env } from '@/lib/env';
import { readOrderQuote } from '@/lib/fees/read-order-quote';
import { nonce } from '@/lib/http/nonce';
import { readLocale } from '@/messages/catalogue';
import { CheckoutForm } from './checkout-form';
import { CheckoutNotices } from './checkout-notices';
import { ConfirmationItems } from './confirmation-items';
import { NoMethod } from './no-method';
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
  await adoptOrder(ctx, { orderId });
  const pulled = await pullPayment(ctx, { orderId });
  const order = await readCheckout(ctx, orderId);
  const status = await readOrderStatus(ctx, orderId);
  const { stage } = status;
  if (order.state === 'paid' || order.state === 'refunded' || onItsWay.includes(stage)) {
    redirect(`/orders/${orderId}`);
  }
  // Its time is over, but the money may have moved: only the order's own page says that it is being checked.
  const mayStillPay = pulled === 'unknown' || stage === 'voucher_late';
  if (!order.open && order.state === 'awaiting_payment' && mayStillPay) redirect(`/orders/${orderId}`);
  if (!order.open) return <OrderOver order={order} />;

  const { checkout: texts, account, cards } = await getMessages();
  const locale = readLocale(await getLocale());
  const family = ctx.actor.kind === 'user' ? await listFamily(ctx) : [];
  const quote = await readOrderQuote(ctx, orderId);
  const terms = { methods: quote.offered, konbiniPayDays: quote.policy.konbiniPayDays };
  const settings = stripeSettings(env());
  const scriptNonce = await nonce();
  const isFree = order.totalYen === 0;
  if (!isFree) {
    preload(settings.scriptUrl ?? 'https://js.stripe.com/endive/stripe.js', {
      as: 'script',
      ...(scriptNonce === undefined ? {} : { nonce: scriptNonce }),
    });
  }
  return (
    <div>
      <h1 className="mb-6 font-bold text-[1.625rem] leading-snug sm:text-[2rem]">
        {isFree ? texts.free.title : texts.title}
      </h1>
      <CheckoutNotices orderId={orderId} status={status} />
      {quote.nothing === null ? (
        <CheckoutForm
          order={await prefillCheckout(ctx, order)}
          texts={texts}
          family={family.map(({ name, kana }) => ({ name, kana }))}
          familyTexts={account.choice}
          cardSession={await cardSession(ctx, { orderId, locale })}
          cardTexts={cards}
          locale={locale}
          settings={settings}
          methods={quote.offered}
          notOffered={quote.notOffered.map(({ explanation }) => explanation)}
          summary={<OrderSummary order={order} />}
          confirmation={<ConfirmationItems order={order} terms={terms} at={ctx.clock.now()} />}
        />
      ) : (
        <NoMethod order={order} explanation={quote.nothing} />
      )}
    </div>
  );
}
