'use client';

import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Payment } from '@/components/stripe/use-payment';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { BuyerFields } from './buyer-fields';
import type { CheckoutFormProps } from './checkout-form';
import { ConsentFields } from './consent-fields';
import { ExamineeFields } from './examinee-fields';
import { ExclusionGate } from './exclusion-gate';
import { keepInput, restoreInput } from './kept-input';
import { PayButton } from './pay-button';
import { PaymentFields } from './payment-fields';
import { PaymentProblem } from './payment-problem';
import { useCheckout } from './use-checkout';

/** A page shown again from the browser's memory may be of an order that has been paid since: ask the server. */
function reloadWhenRevived(event: PageTransitionEvent) {
  if (event.persisted) window.location.reload();
}

interface CheckoutFieldsProps extends CheckoutFormProps {
  /** Null when there is nothing to pay. */
  readonly payment: Payment | null;
}

/** The one form of the checkout page. Fields are uncontrolled: what was typed survives every answer of the server. */
export function CheckoutFields(props: CheckoutFieldsProps) {
  const { order, texts, payment, summary, confirmation } = props;
  const form = useRef<HTMLFormElement>(null);
  const { state, pay } = useCheckout(order, payment);
  const errors = useMemo(() => {
    const incomplete = state.failure === 'incomplete' ? { card: texts.failure.incomplete } : {};
    const fields = Object.entries({ ...state.fields, ...incomplete });
    return fields.map(([path, message]) => ({ fieldId: `field-${path}`, message }));
  }, [state, texts]);
  // Before the person can act on the live page: later it would undo what they have done since.
  useLayoutEffect(() => {
    if (form.current !== null) restoreInput(order.orderId, form.current);
    window.addEventListener('pageshow', reloadWhenRevived);
    return () => window.removeEventListener('pageshow', reloadWhenRevived);
  }, [order.orderId]);

  return (
    <form
      ref={form}
      noValidate
      className="grid items-start gap-6 lg:grid-cols-[1fr_21rem]"
      onChange={(event) => keepInput(order.orderId, event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault();
        void pay(event.currentTarget);
      }}
    >
      <div className="lg:sticky lg:top-6 lg:col-start-2 lg:row-start-1">{summary}</div>
      <div className="flex min-w-0 flex-col gap-6 lg:col-start-1 lg:row-start-1">
        <ErrorSummary title={texts.errorSummary.heading} errors={errors} />
        <BuyerFields order={order} texts={texts} errors={state.fields} />
        <ExamineeFields
          order={order}
          texts={texts}
          errors={state.fields}
          family={props.family}
          familyTexts={props.familyTexts}
        />
        <ExclusionGate order={order} texts={texts} errors={state.fields} />
        {payment === null ? <NothingToPay texts={texts} /> : <PaymentFields {...props} />}
        <ConsentFields order={order} texts={texts} errors={state.fields} />
        <Card as="section" title={texts.confirmation.heading}>
          <p className="mb-2">{payment === null ? texts.free.confirmLead : texts.confirmation.lead}</p>
          {confirmation}
          <p className="flex flex-wrap gap-x-6">
            <LegalLink href="/legal/tokushoho" label={texts.confirmation.tokushoho} />
            <LegalLink href="/legal/terms" label={texts.confirmation.terms} />
          </p>
          <CheckboxField
            name="finalConfirmation"
            label={texts.confirmation.label}
            requirement={texts.required}
            error={state.fields['finalConfirmation']}
          />
          <PaymentProblem state={state} texts={texts} offersKonbini={props.methods.includes('konbini')} />
          <PayButton phase={state.phase} method={state.method} texts={texts} isFree={payment === null} />
        </Card>
      </div>
    </form>
  );
}

function NothingToPay({ texts }: Pick<CheckoutFormProps, 'texts'>) {
  return (
    <Card as="section" title={texts.free.heading}>
      <p>{texts.free.lead}</p>
      <noscript>
        <Notice tone="bad">{texts.payment.noScript}</Notice>
      </noscript>
    </Card>
  );
}

/** Opens beside the form, so that nothing typed is left. */
function LegalLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="link inline-block py-2">
      {label}
    </a>
  );
}
