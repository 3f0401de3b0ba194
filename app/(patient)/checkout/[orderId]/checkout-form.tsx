'use client';

import type { ReactNode } from 'react';
import type { StripeSettings } from '@/components/stripe/load-stripe';
import { PaymentProvider } from '@/components/stripe/payment-provider';
import { useCardPayment } from '@/components/stripe/use-card-payment';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import type { Messages } from '@/messages/catalogue';
import { CheckoutFields } from './checkout-fields';

export interface CheckoutFormProps {
  readonly order: CheckoutOrder;
  readonly texts: Messages['checkout'];
  readonly locale: 'ja' | 'en';
  readonly settings: StripeSettings;
  readonly summary: ReactNode;
  readonly confirmation: ReactNode;
}

/** With the payment fields, or without Stripe when there is nothing to pay. */
export function CheckoutForm(props: CheckoutFormProps) {
  if (props.order.totalYen === 0) return <CheckoutFields {...props} card={null} />;
  return (
    <PaymentProvider settings={props.settings} amountYen={props.order.totalYen} locale={props.locale}>
      <PaidFields {...props} />
    </PaymentProvider>
  );
}

function PaidFields(props: CheckoutFormProps) {
  return <CheckoutFields {...props} card={useCardPayment()} />;
}
