'use client';

import { type StripeSettings, stripeFor } from './load-stripe';
import { type PaymentOutcome, paymentOutcome } from './payment-outcome';

/** Confirms a PaymentIntent with a card that Stripe has already, with 3-D Secure where the bank wants it. */
export async function confirmSavedCard(
  settings: StripeSettings,
  { clientSecret, cardId }: { clientSecret: string; cardId: string },
): Promise<PaymentOutcome> {
  const stripe = await stripeFor(settings);
  if (stripe === null) return { ok: false, failure: 'network' };
  return paymentOutcome(() => stripe.confirmCardPayment(clientSecret, { payment_method: cardId }));
}
