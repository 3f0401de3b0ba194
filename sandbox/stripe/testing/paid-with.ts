import type { Stripe } from 'stripe';

/** A succeeded payment with the test card: `pm_card_createDispute`. */
export function paidWith(stripe: Stripe, card: string, amount = 30_000): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount,
    currency: 'jpy',
    allowed_payment_method_types: ['card'],
    payment_method: card,
    confirm: true,
  });
}
