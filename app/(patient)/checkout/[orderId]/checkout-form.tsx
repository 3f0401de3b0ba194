'use client';

import type { ReactNode } from 'react';
import type { StripeSettings } from '@/components/stripe/load-stripe';
import { PaymentProvider } from '@/components/stripe/payment-provider';
import { usePayment } from '@/components/stripe/use-payment';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import type { PaymentMethodType } from '@/lib/fees/methods';
import type { Messages } from '@/messages/catalogue';
import { CheckoutFields } from './checkout-fields';

export interface CheckoutFormProps {
  readonly order: CheckoutOrder;
  readonly texts: Messages['checkout'];
  readonly locale: 'ja' | 'en';
  readonly settings: StripeSettings;
  /** What may be paid with; empty when there is nothing to pay. */
  readonly methods: readonly PaymentMethodType[];
  /** Why other methods are not offered, one line each. */
  readonly notOffered: readonly string[];
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
    >
      <PaidFields {...props} />
    </PaymentProvider>
  );
}

function PaidFields(props: CheckoutFormProps) {
  return <CheckoutFields {...props} payment={usePayment()} />;
}
