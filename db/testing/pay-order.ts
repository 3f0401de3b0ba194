import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { startPayment } from '@/lib/payments/start-payment';
import { syncPayment } from '@/lib/payments/sync-payment';

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

/** The charge's balance transaction appears a moment after the charge. */
export async function feesKnown(ctx: Ctx, intentId: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const intent = await ctx.stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
    const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
    if (charge?.balance_transaction) return;
    await wait(50);
  }
  throw new Error(`${intentId} got no balance transaction`);
}
