'use client';

import { useElements, useStripe } from '@stripe/react-stripe-js';
import { type PaymentOutcome, paymentOutcome } from './payment-outcome';

export interface CardSetup {
  /** Checks the card fields, which show their own errors. */
  check(): Promise<PaymentOutcome>;
  /** Confirms the SetupIntent, with 3-D Secure; the card may be shown again at every checkout. */
  confirm(input: { clientSecret: string; returnUrl: string }): Promise<PaymentOutcome>;
}

/** The saving of a card in the surrounding SetupProvider. */
export function useCardSetup(): CardSetup {
  const stripe = useStripe();
  const elements = useElements();
  return {
    async check() {
      if (elements === null) return { ok: false, failure: 'network' };
      return paymentOutcome(() => elements.submit());
    },
    async confirm({ clientSecret, returnUrl }) {
      if (stripe === null || elements === null) return { ok: false, failure: 'network' };
      const confirmParams = {
        return_url: returnUrl,
        payment_method_data: { allow_redisplay: 'always' as const },
      };
      return paymentOutcome(() =>
        stripe.confirmSetup({ elements, clientSecret, confirmParams, redirect: 'if_required' }),
      );
    },
  };
}
