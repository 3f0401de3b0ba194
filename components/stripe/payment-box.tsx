'use client';

import { PaymentElement } from '@stripe/react-stripe-js';
import type { StripePaymentElementOptions } from '@stripe/stripe-js';
import { type ReactNode, useEffect, useState } from 'react';
import { type StripeSettings, stripeFor } from './load-stripe';

interface PaymentBoxProps {
  readonly settings: StripeSettings;
  readonly loading: ReactNode;
  readonly unavailable: ReactNode;
}

/** The page's own form asks for name, e-mail and telephone: nobody types them twice. */
const elementOptions: StripePaymentElementOptions = {
  layout: { type: 'accordion', defaultCollapsed: false, radios: 'if_multiple' },
  paymentMethodOrder: ['card', 'konbini', 'paypay'],
  fields: { konbini: { billingDetails: 'never' } },
  terms: { card: 'never' },
};

/** A frame outside the window is not laid out, and would push away what stands below it while a person scrolls there. */
const roomOfFields = 'min-h-[34.5rem] @min-[21.25rem]:min-h-[29rem]';

type Stage = 'loading' | 'ready' | 'failed';

/** The choice of methods and their fields in Stripe's frame, with a skeleton of their height before and a way out when they cannot be shown. */
export function PaymentBox({ settings, loading, unavailable }: PaymentBoxProps) {
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
    <div className="@container">
      <div className={`relative ${roomOfFields}`}>
        {stage === 'loading' ? <div className="absolute inset-x-0 top-0">{loading}</div> : null}
        <PaymentElement
          options={elementOptions}
          onReady={() => setStage('ready')}
          onLoadError={() => setStage('failed')}
        />
      </div>
    </div>
  );
}
