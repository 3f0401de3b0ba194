import type { Stripe } from 'stripe';

export const cardPayment = {
  amount: 30_000,
  currency: 'jpy',
  allowed_payment_method_types: ['card'],
} satisfies Stripe.PaymentIntentCreateParams;

/** A succeeded payment with the test card: `pm_card_createDispute`. */
export function paidWith(stripe: Stripe, card: string, amount = 30_000): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({ ...cardPayment, amount, payment_method: card, confirm: true });
}
