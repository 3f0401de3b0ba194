import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { lockWithSecret } from '../protocol/client-secret';
import { invalidRequest } from '../protocol/failure';
import type { Kind, Stored } from '../store/kind';

/** What Stripe keeps to itself. */
export interface PaymentIntentState {
  returnUrl: string | null;
}

export type StoredPaymentIntent = Stored<Stripe.PaymentIntent, PaymentIntentState>;

export const paymentIntents: Kind<Stripe.PaymentIntent, PaymentIntentState> = {
  name: 'payment_intent',
  param: 'intent',
  expands: {
    customer: 'customer',
    latest_charge: 'charge',
    payment_method: 'payment_method',
    'last_payment_error.payment_method': 'payment_method',
  },
  keys: ({ customer, status }) => ({ customer: typeof customer === 'string' ? customer : null, status }),
};

/** Reads the intent for the caller's key: a publishable key must show the intent's own client secret. */
export function lockPaymentIntent(
  call: Call,
  clientSecret: string | undefined,
  id = call.at('id'),
): Promise<StoredPaymentIntent> {
  return lockWithSecret(call, paymentIntents, { id, clientSecret });
}

/** What a publishable key may see: nothing about the customer, the charge or the merchant's metadata. */
export function visibleTo(call: Call, intent: Stripe.PaymentIntent): object {
  if (call.key === 'secret') return intent;
  const { customer, customer_account, latest_charge, metadata, application, application_fee_amount, ...visible } =
    intent;
  const { on_behalf_of, transfer_data, transfer_group, payment_record, review, amount_received, ...open } = visible;
  return open;
}

const allowed: Readonly<Record<'confirm' | 'update' | 'cancel' | 'capture', readonly Stripe.PaymentIntent.Status[]>> = {
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  cancel: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture', 'processing'],
  capture: ['requires_capture'],
};

const wordings = {
  confirm: (status: string) =>
    status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action, requires_payment_method.`,
  update: (status: string) =>
    `This PaymentIntent's amount or payment method could not be updated because it has a status of ${status}. You may only update the amount of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
  cancel: (status: string) =>
    `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
  capture: (status: string) =>
    `This PaymentIntent could not be captured because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
};

/** Throws `payment_intent_unexpected_state`, naming the state, when the step may not be taken from here. */
export function requireState(call: Call, intent: Stripe.PaymentIntent, step: keyof typeof allowed): void {
  if (allowed[step].includes(intent.status)) return;
  throw invalidRequest(wordings[step](intent.status), {
    code: 'payment_intent_unexpected_state',
    payment_intent: visibleTo(call, intent),
  });
}

/** What a card's own options say goes before what the intent says; `none` keeps the card from being saved. */
export function futureUsage({ payment_method_options: options, setup_future_usage }: Stripe.PaymentIntent) {
  const usage = options?.card?.setup_future_usage ?? setup_future_usage;
  return usage === 'none' ? null : usage;
}

export function captureMethodOf({ payment_method_options: options, capture_method }: Stripe.PaymentIntent) {
  return options?.card?.capture_method ?? capture_method;
}
