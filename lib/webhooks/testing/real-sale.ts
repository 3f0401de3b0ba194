import { confirmIntent, feesKnown, startedIntent } from '@/db/testing/pay-order';
import { addOrderToPay } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/** An order whose card payment Stripe has taken and settled (the balance transaction comes late), and nobody has told us yet. */
export async function paySilently(ctx: Ctx): Promise<{ orderId: OrderId; paymentIntentId: string }> {
  const orderId = await addOrderToPay(ctx);
  const paymentIntentId = await startedIntent(ctx, orderId);
  await confirmIntent(ctx, paymentIntentId);
  await feesKnown(ctx, paymentIntentId);
  return { orderId, paymentIntentId };
}

/** Every event that Stripe keeps, oldest first, with its body as it would be delivered. */
export async function listEvents(
  ctx: Ctx,
): Promise<{ id: string; type: string; body: string; intentId: string | null }[]> {
  const found = [];
  for await (const event of ctx.stripe.events.list({ limit: 100 })) {
    const body = JSON.stringify(event);
    found.push({
      id: event.id,
      type: event.type,
      body,
      intentId: /pi_\w+/.exec(JSON.stringify(event.data))?.[0] ?? null,
    });
  }
  return found.reverse();
}
