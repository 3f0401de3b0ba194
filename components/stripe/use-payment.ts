'use client';

import { useElements, useStripe } from '@stripe/react-stripe-js';
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { type PaymentOutcome, paymentOutcome } from './payment-outcome';

/** What a konbini needs of the buyer, as stored with the order. */
export interface Payer {
  readonly name: string;
  readonly email: string;
  /** Typed in at the shop's machine; null lets Stripe make one up. */
  readonly confirmationNumber: string | null;
}

interface Confirmation {
  /** As `check` told it. */
  readonly method: string;
  readonly clientSecret: string;
  readonly returnUrl: string;
  readonly payer: Payer;
}

export interface Payment {
  /** Checks the fields of the chosen method, which show their own errors; says which method it is. */
  check(): Promise<PaymentOutcome & { readonly method: string }>;
  /**
   * Confirms the PaymentIntent: a card with 3-D Secure where the bank wants it, a konbini with its numbers for our own page,
   * PayPay by leaving the page. `ok` also when it had been paid before.
   */
  confirm(input: Confirmation): Promise<PaymentOutcome>;
}

const rejectedNumber = 'payment_intent_konbini_rejected_confirmation_number';

/** The payment of the surrounding PaymentProvider. */
export function usePayment(): Payment {
  const stripe = useStripe();
  const elements = useElements();
  return {
    async check() {
      if (elements === null) return { ok: false, failure: 'network', method: '' };
      let method = '';
      const outcome = await paymentOutcome(async () => {
        const answer = await elements.submit();
        method = answer.selectedPaymentMethod ?? '';
        return answer;
      });
      return { ...outcome, method };
    },
    async confirm(input) {
      if (stripe === null || elements === null) return { ok: false, failure: 'network' };
      if (input.method === 'konbini') return paymentOutcome(() => askForNumbers(stripe, input));
      return paymentOutcome(() => confirmThroughElement(stripe, { ...input, elements }));
    },
  };
}

function confirmThroughElement(stripe: Stripe, input: Confirmation & { readonly elements: StripeElements }) {
  const { elements, clientSecret, returnUrl } = input;
  const confirmParams = { return_url: returnUrl };
  return stripe.confirmPayment({ elements, clientSecret, confirmParams, redirect: 'if_required' });
}

/** Our page shows the numbers. A telephone number that the stores do not take as confirmation number is left to Stripe. */
async function askForNumbers(stripe: Stripe, { clientSecret, payer }: Confirmation) {
  const { name, email, confirmationNumber } = payer;
  const ask = (number: string | null) =>
    stripe.confirmKonbiniPayment(
      clientSecret,
      {
        payment_method: { billing_details: { name, email } },
        ...(number === null ? {} : { payment_method_options: { konbini: { confirmation_number: number } } }),
      },
      { handleActions: false },
    );
  const answer = await ask(confirmationNumber);
  return answer.error?.code === rejectedNumber && confirmationNumber !== null ? ask(null) : answer;
}
