import { paymentIntents, type StoredPaymentIntent } from '../payments/payment-intent-kind';
import type { Call } from '../protocol/call';
import type { Kind, Stored } from '../store/kind';

/** One attempt to pay in PayPay. The id is the page's address: whoever has it is the customer. */
export interface PayPayRedirect {
  id: string;
  object: 'paypay_redirect';
  created: number;
  payment_intent: string;
  payment_method: string;
  amount: number;
  return_url: string;
  /** `void`: canceled, or replaced by another attempt. */
  status: 'open' | 'approved' | 'refused' | 'void';
}

export type StoredRedirect = Stored<PayPayRedirect, object>;

export const paypayRedirects: Kind<PayPayRedirect> = {
  name: 'paypay_redirect',
  noun: 'PayPay redirect',
  keys: ({ payment_intent, status }) => ({ payment_intent, status }),
};

export interface Visit {
  intent: StoredPaymentIntent;
  redirect: StoredRedirect;
}

/** Locks the intent, then the redirect. */
export async function lockVisit(call: Call, redirectId: string): Promise<Visit> {
  const { data } = await call.store.get(paypayRedirects, redirectId);
  const intent = await call.store.lock(paymentIntents, data.payment_intent);
  return { intent, redirect: await call.store.lock(paypayRedirects, redirectId) };
}

/** The newest attempt of an intent, undefined when it never had one. */
export async function latestRedirect(call: Call, intent: string): Promise<StoredRedirect | undefined> {
  return (await call.store.all(paypayRedirects, { payment_intent: intent })).at(-1);
}
