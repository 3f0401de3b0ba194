'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { PaymentFailure } from '@/components/stripe/payment-failure';
import type { Payment } from '@/components/stripe/use-payment';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { fetchJson } from '@/lib/http/fetch-json';
import { forgetInput, keepInput } from './kept-input';
import { oneRun } from './one-run';
import { readForm, type ShownOrder } from './read-form';
import { readCompleteResult, readDetailsResult, readOrderState, readStartResult } from './read-results';

export type Phase = 'checking' | 'preparing' | 'confirming' | 'finishing';

export interface CheckoutState {
  /** What is going on; null while the person types. */
  readonly phase: Phase | null;
  /** The chosen method, once it is known. */
  readonly method: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly failure: PaymentFailure | null;
  /** A refusal told by the server in words (too many attempts, maintenance). */
  readonly message: string | null;
}

/** After these the money may have moved all the same: ask before telling. */
export const uncertain: readonly PaymentFailure[] = ['network', 'try_again', 'unknown'];

const unchecked = { ok: true, method: '' } as const;

const idle: CheckoutState = { phase: null, method: null, fields: {}, failure: null, message: null };

/** The way from the pressed button to the paid order. */
export function useCheckout(order: Pick<CheckoutOrder, 'orderId'> & ShownOrder, payment: Payment | null) {
  const router = useRouter();
  const [state, setState] = useState<CheckoutState>(idle);
  const busy = useRef(false);
  const api = `/api/orders/${order.orderId}`;

  const leave = (path: string) => window.location.replace(path);
  const toOrder = () => {
    forgetInput(order.orderId);
    leave(`/orders/${order.orderId}`);
  };

  /** Null when the browser is leaving the page, else what to show. */
  async function run(form: HTMLFormElement): Promise<CheckoutState | null> {
    setState({ ...idle, phase: 'checking' });
    const body = readForm(form, order);
    const details = await fetchJson(`${api}/details`, { method: 'POST', body, read: readDetailsResult });
    if (!details.ok && details.code === 'invalid_input') return { ...idle, fields: details.fields };
    if (!details.ok) return { ...idle, message: details.message };
    const { result, message } = details.value;
    if (result === 'already_paid') return done(toOrder);
    if (result === 'order_over') return done(() => window.location.reload());
    if (result === 'coupon_refused' || result === 'conditions_changed') {
      if (result === 'conditions_changed') askAgain(order.orderId, form);
      router.refresh();
      return { ...idle, message };
    }
    // Not before: Stripe's frame takes the focus to its own errors, and would take it from ours.
    const checked = (await payment?.check()) ?? unchecked;
    if (!checked.ok) return { ...idle, failure: checked.failure };
    setState({ ...idle, phase: 'preparing' });
    return payment === null ? complete() : payBy(payment, checked.method);
  }

  async function complete(): Promise<CheckoutState | null> {
    const completed = await fetchJson(`${api}/complete`, { method: 'POST', body: {}, read: readCompleteResult });
    if (!completed.ok) return { ...idle, message: completed.message };
    return done(completed.value ? toOrder : () => window.location.reload());
  }

  async function payBy(payment: Payment, method: string): Promise<CheckoutState | null> {
    const started = await fetchJson(`${api}/payment`, { method: 'POST', body: {}, read: readStartResult });
    if (!started.ok) return { ...idle, message: started.message };
    if (!started.value.ok && started.value.reason === 'no_method') {
      return { ...idle, message: started.value.explanation };
    }
    if (!started.value.ok) return stopped(started.value.reason);

    setState({ ...idle, phase: 'confirming', method });
    const returnUrl = new URL(`/orders/${order.orderId}`, window.location.origin).href;
    const { clientSecret, payer } = started.value;
    const paid = await payment.confirm({ method, clientSecret, returnUrl, payer });
    if (!paid.ok && !uncertain.includes(paid.failure)) return { ...idle, failure: paid.failure };

    setState({ ...idle, phase: paid.ok ? 'finishing' : 'confirming', method });
    await fetchJson(`${api}/payment/sync`, { method: 'POST', body: {}, read: () => true });
    if (paid.ok) return done(toOrder);
    const status = await fetchJson(`${api}/status`, { read: readOrderState });
    return status.ok && status.value === 'paid' ? done(toOrder) : { ...idle, failure: paid.failure };
  }

  function stopped(reason: 'order_not_ready' | 'order_expired' | 'already_paid' | 'try_again'): CheckoutState | null {
    if (reason === 'already_paid') return done(toOrder);
    if (reason === 'try_again') return { ...idle, failure: 'try_again' };
    return done(() => window.location.reload());
  }

  const pay = (form: HTMLFormElement) =>
    oneRun<CheckoutState>(busy, { run: () => run(form), show: setState, fault: { ...idle, failure: 'unknown' } });

  return { state, pay };
}

/** What was confirmed is not what stands there now. */
function askAgain(orderId: string, form: HTMLFormElement): void {
  const box = form.elements.namedItem('finalConfirmation');
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = false;
  keepInput(orderId, form);
}

function done(leave: () => void): null {
  leave();
  return null;
}
