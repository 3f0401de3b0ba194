import { insertOrderToPay } from '@/db/testing/insert-order';
import { confirmIntent, feesKnown, payOrder } from '@/db/testing/pay-order';
import type { Ctx } from '@/lib/context';

/** A paid order, and one more paid PaymentIntent of it, as a forgotten key would make it. The second is not read yet. */
export async function paidTwice(ctx: Ctx, card = 'pm_card_visa') {
  const orderId = await insertOrderToPay(ctx);
  const intentId = await payOrder(ctx, orderId);
  return { orderId, intentId, secondId: await payAgain(ctx, intentId, card) };
}

/** Pays one more PaymentIntent with the marks of another. */
export async function payAgain(ctx: Ctx, intentId: string, card = 'pm_card_visa'): Promise<string> {
  const { amount, customer, metadata, description } = await ctx.stripe.paymentIntents.retrieve(intentId);
  const second = await ctx.stripe.paymentIntents.create({
    amount,
    currency: 'jpy',
    metadata,
    description: description ?? '',
    ...(typeof customer === 'string' ? { customer } : {}),
    allowed_payment_method_types: ['card'],
  });
  await confirmIntent(ctx, second.id, card);
  await feesKnown(ctx, second.id);
  return second.id;
}
