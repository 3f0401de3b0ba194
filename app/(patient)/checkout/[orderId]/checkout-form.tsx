'use client';

import type { ReactNode } from 'react';
import type { StripeSettings } from '@/components/stripe/load-stripe';
import { PaymentProvider } from '@/components/stripe/payment-provider';
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

export function CheckoutForm(props: CheckoutFormProps) {
  return (
    <PaymentProvider settings={props.settings} amountYen={props.order.totalYen} locale={props.locale}>
      <CheckoutFields {...props} />
    </PaymentProvider>
  );
}
