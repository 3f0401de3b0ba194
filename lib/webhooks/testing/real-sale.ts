import { eq } from 'drizzle-orm';
import { payments } from '@/db/schema';
import { addOrderToPay } from '@/lib/checkout/testing/sale';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { startPayment } from '@/lib/payments/start-payment';
import { until } from './until';

/** An order whose card payment Stripe has taken and settled (the balance transaction comes late), and nobody has told us yet. */
export async function paySilently(ctx: Ctx): Promise<{ orderId: OrderId; paymentIntentId: string }> {
  const orderId = await addOrderToPay(ctx);
  const started = await startPayment(ctx, { orderId });
  if (!started.ok) throw new Error(started.reason);
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  const paymentIntentId = payment?.stripePaymentIntentId ?? '';
  await ctx.stripe.paymentIntents.confirm(paymentIntentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://example.test/orders',
  });
  await until('Stripe has settled the charge', async () => {
    const { latest_charge: charge } = await ctx.stripe.paymentIntents.retrieve(paymentIntentId, {
      expand: ['latest_charge'],
    });
    return charge !== null && typeof charge === 'object' && charge.balance_transaction !== null;
  });
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
