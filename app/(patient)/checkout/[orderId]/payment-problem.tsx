'use client';

import { useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import type { FieldGroup } from './field-group';
import { type CheckoutState, uncertain } from './use-checkout';

interface PaymentProblemProps {
  readonly state: CheckoutState;
  readonly texts: FieldGroup['texts'];
  readonly offersKonbini: boolean;
}

/** Why the payment did not go through and what to do: stands beside the button and takes the focus. */
export function PaymentProblem({ state, texts, offersKonbini }: PaymentProblemProps) {
  const box = useRef<HTMLDivElement>(null);
  const text = state.failure === null ? state.message : texts.failure[state.failure];
  const isInSummary = state.failure === 'incomplete';
  useEffect(() => {
    if (state.phase === null) box.current?.focus();
  }, [state]);
  if (text === null || isInSummary) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mt-4 rounded-12 outline-offset-2">
      <Notice tone="bad" title={texts.failure.heading}>
        <p>{text}</p>
        {state.failure === null || uncertain.includes(state.failure) ? null : (
          <p className="mt-1">{texts.failure.notCharged}</p>
        )}
        {state.failure === 'authentication' && offersKonbini ? (
          <p className="mt-1">
            {texts.failure.konbini}
            <a href="#field-card" className="link inline-block py-2">
              {texts.failure.choose}
            </a>
          </p>
        ) : null}
      </Notice>
    </div>
  );
}
