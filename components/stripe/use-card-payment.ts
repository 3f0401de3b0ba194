'use client';

import { useElements, useStripe } from '@stripe/react-stripe-js';
import { type PaymentFailure, paymentFailure } from './payment-failure';

export type CardOutcome = { readonly ok: true } | { readonly ok: false; readonly failure: PaymentFailure };

export interface CardPayment {
  /** Checks the card fields; they show their own errors. */
  check(): Promise<CardOutcome>;
  /** Confirms the PaymentIntent, with 3-D Secure where the bank wants it. `ok` also when it had been paid before. */
  confirm(input: { clientSecret: string; returnUrl: string }): Promise<CardOutcome>;
}

/** The card payment of the surrounding PaymentProvider. */
export function useCardPayment(): CardPayment {
  const stripe = useStripe();
  const elements = useElements();
  return {
    async check() {
      if (elements === null) return { ok: false, failure: 'network' };
      const { error } = await elements.submit();
      return error === undefined ? { ok: true } : { ok: false, failure: paymentFailure(error) };
    },
    async confirm({ clientSecret, returnUrl }) {
      if (stripe === null || elements === null) return { ok: false, failure: 'network' };
      const { error } = await stripe.confirmPayment({
        elements,
        clientSecret,
        confirmParams: { return_url: returnUrl },
        redirect: 'if_required',
      });
      if (error === undefined) return { ok: true };
      const status = error.payment_intent?.status;
      const paid = status === 'succeeded' || status === 'processing';
      return paid ? { ok: true } : { ok: false, failure: paymentFailure(error) };
    },
  };
}
