import { type PaymentError, type PaymentFailure, paymentFailure } from './payment-failure';

export type PaymentOutcome = { readonly ok: true } | { readonly ok: false; readonly failure: PaymentFailure };

interface PaymentAnswer {
  readonly error?: (PaymentError & { readonly payment_intent?: { readonly status?: string } }) | undefined;
}

/** Stripe.js answers with an error, and may throw all the same (frame gone, script blocked): nobody knows what happened then. */
export async function paymentOutcome(answer: () => Promise<PaymentAnswer>): Promise<PaymentOutcome> {
  try {
    const { error } = await answer();
    if (error === undefined) return { ok: true };
    const status = error.payment_intent?.status;
    const isPaid = status === 'succeeded' || status === 'processing';
    return isPaid ? { ok: true } : { ok: false, failure: paymentFailure(error) };
  } catch {
    return { ok: false, failure: 'unknown' };
  }
}
