'use client';

import { Elements } from '@stripe/react-stripe-js';
import type { Appearance } from '@stripe/stripe-js';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Yen } from '@/lib/money/yen';
import { themeAppearance } from './appearance';
import { type StripeSettings, stripeFor } from './load-stripe';

interface PaymentProviderProps {
  readonly settings: StripeSettings;
  readonly amountYen: Yen;
  /** What the fee guard offers; at least one. */
  readonly methods: readonly string[];
  readonly locale: 'ja' | 'en';
  readonly children: ReactNode;
}

function useAppearance(): Appearance {
  const [appearance, setAppearance] = useState(themeAppearance);
  useEffect(() => {
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setAppearance(themeAppearance());
    scheme.addEventListener('change', follow);
    return () => scheme.removeEventListener('change', follow);
  }, []);
  return appearance;
}

/** Stripe Elements in deferred mode: the fields show before any PaymentIntent exists. */
export function PaymentProvider({ settings, amountYen, methods, locale, children }: PaymentProviderProps) {
  const [stripe] = useState(() => stripeFor(settings));
  const appearance = useAppearance();
  const options = useMemo(
    () => ({
      mode: 'payment' as const,
      amount: amountYen,
      currency: 'jpy',
      allowedPaymentMethodTypes: [...methods],
      locale,
      appearance,
    }),
    [amountYen, methods, locale, appearance],
  );
  return (
    <Elements stripe={stripe} options={options}>
      {children}
    </Elements>
  );
}
