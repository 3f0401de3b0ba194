'use client';

import { Elements } from '@stripe/react-stripe-js';
import { type ReactNode, useMemo, useState } from 'react';
import { type StripeSettings, stripeFor } from './load-stripe';
import { useAppearance } from './use-appearance';

interface SetupProviderProps {
  readonly settings: StripeSettings;
  readonly locale: 'ja' | 'en';
  readonly children: ReactNode;
}

/** Stripe Elements for saving a card without a payment: the fields show before any SetupIntent exists. */
export function SetupProvider({ settings, locale, children }: SetupProviderProps) {
  const [stripe] = useState(() => stripeFor(settings));
  const appearance = useAppearance();
  const options = useMemo(
    () => ({
      mode: 'setup' as const,
      currency: 'jpy',
      setupFutureUsage: 'off_session' as const,
      allowedPaymentMethodTypes: ['card'],
      locale,
      appearance,
    }),
    [locale, appearance],
  );
  return (
    <Elements stripe={stripe} options={options}>
      {children}
    </Elements>
  );
}
