import { paymentIntents, type StoredPaymentIntent } from '../payments/payment-intent-kind';
import type { StoredPaymentMethod } from '../payments/payment-method-kind';
import type { Call } from '../protocol/call';
import { invalidParameter } from '../protocol/failure';
import { randomText } from '../protocol/ids';
import { latestRedirect, type PayPayRedirect, paypayRedirects } from './redirect-kind';

interface Redirecting {
  method: StoredPaymentMethod;
  returnUrl: string | null;
}

/** Sends the customer to PayPay's page; until they answer there the payment waits. */
export async function redirectToPayPay(
  call: Call,
  intent: StoredPaymentIntent,
  { method, returnUrl }: Redirecting,
): Promise<void> {
  if (returnUrl === null) {
    throw invalidParameter(
      'return_url',
      'You must provide a `return_url` when confirming a PaymentIntent with the payment method type "paypay", because the customer is redirected.',
      'parameter_missing',
    );
  }
  const redirect: PayPayRedirect = {
    id: `pa_nonce_${randomText(40)}`,
    object: 'paypay_redirect',
    created: call.now,
    payment_intent: intent.id,
    payment_method: method.id,
    amount: intent.data.amount,
    return_url: returnUrl,
    status: 'open',
  };
  await call.store.insert(paypayRedirects, redirect, {});
  intent.data = {
    ...intent.data,
    status: 'requires_action',
    last_payment_error: null,
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: { url: `${call.origin}/paypay/authorize/${redirect.id}`, return_url: returnUrl },
    },
    payment_method: method.id,
  };
  await call.store.save(paymentIntents, intent);
  await call.emit('payment_intent.requires_action', intent.data);
}

/** The page that the customer may still have open pays nothing any more. */
export async function withdrawRedirect(call: Call, intent: StoredPaymentIntent): Promise<void> {
  const found = await latestRedirect(call, intent.id);
  if (found === undefined) return;
  const redirect = await call.store.lock(paypayRedirects, found.id);
  if (redirect.data.status !== 'open') return;
  redirect.data = { ...redirect.data, status: 'void' };
  await call.store.save(paypayRedirects, redirect);
}
