'use client';

import { Elements } from '@stripe/react-stripe-js';
import { type ReactNode, useMemo, useState } from 'react';
import type { Yen } from '@/lib/money/yen';
import { type StripeSettings, stripeFor } from './load-stripe';
import { useAppearance } from './use-appearance';

interface PaymentProviderProps {
  readonly settings: StripeSettings;
  readonly amountYen: Yen;
  /** What the fee guard offers; at least one. */
  readonly methods: readonly string[];
  readonly locale: 'ja' | 'en';
  /** Shows the signed-in buyer's saved cards and offers to save one; null for guests. */
  readonly cardSession?: string | null;
  readonly children: ReactNode;
}

/** Stripe Elements in deferred mode: the fields show before any PaymentIntent exists. */
export function PaymentProvider({ settings, amountYen, methods, locale, cardSession, children }: PaymentProviderProps) {
  const [stripe] = useState(() => stripeFor(settings));
  const appearance = useAppearance();
  // Elements keep the secret that they began with; every rendering of the page brings another one.
  const [session] = useState(cardSession);
  const options = useMemo(
    () => ({
      mode: 'payment' as const,
      amount: amountYen,
      currency: 'jpy',
      allowedPaymentMethodTypes: [...methods],
      locale,
      appearance,
      ...(session ? { customerSessionClientSecret: session } : {}),
    }),
    [amountYen, methods, locale, appearance, session],
  );
  return (
    <Elements stripe={stripe} options={options}>
      {children}
    </Elements>
  );
}
