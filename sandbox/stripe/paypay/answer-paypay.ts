import type { Stripe } from 'stripe';
import { failAttempt } from '../payments/fail-attempt';
import { paymentMethods } from '../payments/payment-method-kind';
import { receivePayment } from '../payments/receive-payment';
import type { Call } from '../protocol/call';
import { lockVisit, type PayPayRedirect, paypayRedirects } from './redirect-kind';

export const answers = ['approve', 'refuse'] as const;
export type Answer = (typeof answers)[number];

interface Answered {
  redirect: PayPayRedirect;
  intent: Stripe.PaymentIntent;
  /** false: the attempt was over before. */
  took: boolean;
}

/** What the customer says in PayPay. An attempt is answered once. */
export async function answerPayPay(call: Call, redirectId: string, answer: Answer): Promise<Answered> {
  const { intent, redirect } = await lockVisit(call, redirectId);
  if (redirect.data.status !== 'open') return { redirect: redirect.data, intent: intent.data, took: false };
  redirect.data = { ...redirect.data, status: answer === 'approve' ? 'approved' : 'refused' };
  await call.store.save(paypayRedirects, redirect);
  const method = await call.store.lock(paymentMethods, redirect.data.payment_method);
  if (answer === 'approve') {
    await receivePayment(call, intent, { method, details: { type: 'paypay', paypay: {} } });
  } else {
    await failAttempt(call, intent, { method, ...refused });
  }
  return { redirect: redirect.data, intent: intent.data, took: true };
}

const refused = {
  code: 'payment_intent_authentication_failure',
  message:
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
} as const;

/** Back to the merchant, with what Stripe adds to the `return_url`. */
export function returnTo({ return_url, status }: PayPayRedirect, intent: Stripe.PaymentIntent): string {
  const url = new URL(return_url);
  url.searchParams.set('payment_intent', intent.id);
  url.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '');
  url.searchParams.set('redirect_status', status === 'approved' ? 'succeeded' : 'failed');
  return url.href;
}
