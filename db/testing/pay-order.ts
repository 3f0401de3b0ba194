import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { startPayment } from '@/lib/payments/start-payment';
import { syncPayment } from '@/lib/payments/sync-payment';
import { isMovable } from './movable-clock';
import { until } from './until';

/** Starts the order's payment and gives its PaymentIntent's id. */
export async function startedIntent(ctx: Ctx, orderId: OrderId): Promise<string> {
  const started = await startPayment(ctx, { orderId });
  assert(started.ok, `payment of ${orderId} starts`);
  const [intentId] = started.clientSecret.split('_secret_');
  assert(intentId !== undefined, 'a client secret begins with the id');
  return intentId;
}

/** Plays the browser: confirms with a test card. Declines reject with Stripe's card error. */
export async function confirmIntent(ctx: Ctx, intentId: string, paymentMethod = 'pm_card_visa'): Promise<void> {
  await ctx.stripe.paymentIntents.confirm(intentId, {
    payment_method: paymentMethod,
    return_url: 'http://127.0.0.1:3000/orders/back',
  });
}

/** Pays the order and syncs until its fees are known. */
export async function payOrder(ctx: Ctx, orderId: OrderId, paymentMethod?: string): Promise<string> {
  const intentId = await startedIntent(ctx, orderId);
  await confirmIntent(ctx, intentId, paymentMethod);
  await feesKnown(ctx, intentId);
  await syncPayment(ctx, intentId);
  return intentId;
}

/** The charge's balance transaction comes 300 ms after the charge: a sandbox's clock is moved there. */
export async function feesKnown(ctx: Ctx, intentId: string): Promise<void> {
  if (isMovable(ctx.clock)) await ctx.clock.advanceMs(300);
  await until(`${intentId} gets its balance transaction`, async () => {
    const { latest_charge: charge } = await ctx.stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
    return charge !== null && typeof charge === 'object' && charge.balance_transaction !== null;
  });
}
