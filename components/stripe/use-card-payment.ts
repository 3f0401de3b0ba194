'use client';

import { useElements, useStripe } from '@stripe/react-stripe-js';
import { type CardOutcome, cardOutcome } from './card-outcome';

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
      return cardOutcome(() => elements.submit());
    },
    async confirm({ clientSecret, returnUrl }) {
      if (stripe === null || elements === null) return { ok: false, failure: 'network' };
      const confirmParams = { return_url: returnUrl };
      return cardOutcome(() =>
        stripe.confirmPayment({ elements, clientSecret, confirmParams, redirect: 'if_required' }),
      );
    },
  };
}
