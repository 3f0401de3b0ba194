import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { lockWithSecret } from '../protocol/client-secret';
import { invalidRequest } from '../protocol/failure';
import type { Kind, Stored } from '../store/kind';

export type StoredSetupIntent = Stored<Stripe.SetupIntent, object>;

export const setupIntents: Kind<Stripe.SetupIntent> = {
  name: 'setup_intent',
  param: 'intent',
  expands: {
    customer: 'customer',
    latest_attempt: 'setup_attempt',
    payment_method: 'payment_method',
    'last_setup_error.payment_method': 'payment_method',
  },
  keys: ({ customer, payment_method, status }) => ({
    customer: typeof customer === 'string' ? customer : null,
    payment_method: typeof payment_method === 'string' ? payment_method : null,
    status,
  }),
};

/** Every confirmation leaves one. */
export const setupAttempts: Kind<Stripe.SetupAttempt> = {
  name: 'setup_attempt',
  expands: { customer: 'customer', payment_method: 'payment_method', setup_intent: 'setup_intent' },
  keys: ({ setup_intent }) => ({ setup_intent: typeof setup_intent === 'string' ? setup_intent : setup_intent.id }),
};

/** Reads the intent for the caller's key: a publishable key must show the intent's own client secret. */
export function lockSetupIntent(
  call: Call,
  clientSecret: string | undefined,
  id = call.at('id'),
): Promise<StoredSetupIntent> {
  return lockWithSecret(call, setupIntents, { id, clientSecret });
}

/** What a publishable key may see: nothing about the customer or the merchant's metadata. */
export function visibleSetup(call: Call, intent: Stripe.SetupIntent): object {
  if (call.key === 'secret') return intent;
  const { application, attach_to_self, customer, customer_account, latest_attempt, mandate, ...rest } = intent;
  const { metadata, on_behalf_of, payment_method_options, single_use_mandate, ...open } = rest;
  return open;
}

const open = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

const wordings = {
  confirm: (status: string) =>
    status === 'succeeded'
      ? 'You cannot confirm this SetupIntent because it has already succeeded.'
      : `You cannot confirm this SetupIntent because it has a status of ${status}. Only a SetupIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action, requires_payment_method.`,
  update: (status: string) =>
    `You cannot update this SetupIntent because it has a status of ${status}. You may only update the payment method or customer of a SetupIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
  cancel: (status: string) =>
    `You cannot cancel this SetupIntent because it has a status of ${status}. Only a SetupIntent with one of the following statuses may be canceled: requires_payment_method, requires_confirmation, requires_action.`,
};

/** Throws `setup_intent_unexpected_state`, naming the state, when the step may not be taken from here. */
export function requireSetupState(call: Call, intent: Stripe.SetupIntent, step: keyof typeof wordings): void {
  if (open.includes(intent.status)) return;
  throw invalidRequest(wordings[step](intent.status), {
    code: 'setup_intent_unexpected_state',
    setup_intent: visibleSetup(call, intent),
  });
}
