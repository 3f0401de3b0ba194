'use client';

import type { ReactNode } from 'react';
import type { StripeSettings } from '@/components/stripe/load-stripe';
import { PaymentProvider } from '@/components/stripe/payment-provider';
import { usePayment } from '@/components/stripe/use-payment';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import type { PaymentMethodType } from '@/lib/fees/methods';
import type { Messages } from '@/messages/catalogue';
import { CheckoutFields } from './checkout-fields';
import type { FamilyOption } from './family-choice';

export interface CheckoutFormProps {
  readonly order: CheckoutOrder;
  readonly texts: Messages['checkout'];
  readonly locale: 'ja' | 'en';
  readonly settings: StripeSettings;
  /** What may be paid with; empty when there is nothing to pay. */
  readonly methods: readonly PaymentMethodType[];
  /** Why other methods are not offered, one line each. */
  readonly notOffered: readonly string[];
  /** Of a signed-in buyer, to choose examinees from. */
  readonly family: readonly FamilyOption[];
  readonly familyTexts: Messages['account']['choice'];
  /** With it the saved cards are shown; null for guests. */
  readonly cardSession: string | null;
  readonly cardTexts: Messages['cards'];
  readonly summary: ReactNode;
  readonly confirmation: ReactNode;
}

/** With the payment fields, or without Stripe when there is nothing to pay. */
export function CheckoutForm(props: CheckoutFormProps) {
  if (props.order.totalYen === 0) return <CheckoutFields {...props} payment={null} />;
  return (
    <PaymentProvider
      settings={props.settings}
      amountYen={props.order.totalYen}
      methods={props.methods}
      locale={props.locale}
      cardSession={props.cardSession}
    >
      <PaidFields {...props} />
    </PaymentProvider>
  );
}

function PaidFields(props: CheckoutFormProps) {
  return <CheckoutFields {...props} payment={usePayment()} />;
}
