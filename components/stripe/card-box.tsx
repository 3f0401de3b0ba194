'use client';

import { PaymentElement } from '@stripe/react-stripe-js';
import { type ReactNode, useEffect, useState } from 'react';
import { type StripeSettings, stripeFor } from './load-stripe';

interface CardBoxProps {
  readonly settings: StripeSettings;
  readonly loading: ReactNode;
  readonly unavailable: ReactNode;
}

type Stage = 'loading' | 'ready' | 'failed';

/** The card fields in Stripe's frame, with a skeleton of their height before and a way out when they cannot be shown. */
export function CardBox({ settings, loading, unavailable }: CardBoxProps) {
  const [stage, setStage] = useState<Stage>('loading');
  useEffect(() => {
    let mounted = true;
    stripeFor(settings)?.then((stripe) => {
      if (mounted && stripe === null) setStage('failed');
    });
    return () => {
      mounted = false;
    };
  }, [settings]);
  if (stage === 'failed') return unavailable;
  return (
    <div className="min-h-64">
      {stage === 'loading' ? loading : null}
      <PaymentElement
        options={{ layout: 'tabs', terms: { card: 'never' } }}
        onReady={() => setStage('ready')}
        onLoadError={() => setStage('failed')}
      />
    </div>
  );
}
