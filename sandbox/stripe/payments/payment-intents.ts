import type { Stripe } from 'stripe';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter } from '../protocol/failure';
import { metadata } from '../protocol/metadata';
import { choice, flag, integer, object, page, range, text, unset } from '../protocol/params';
import { cancelIntent, expireUncaptured } from './cancel-intent';
import { captureIntent } from './capture-intent';
import { confirmIntent } from './confirm-intent';
import { createIntent } from './create-intent';
import { lockPaymentIntent, paymentIntents, requireState, visibleTo } from './payment-intent-kind';
import {
  type ConfirmParams,
  confirmParams,
  createParams,
  descriptor,
  refuseSecretOptions,
  refuseSecretParams,
  refuseWeakerUsage,
  type UpdateParams,
  updateParams,
} from './payment-intent-params';
import { updateIntent } from './update-intent';

const create = endpoint({ method: 'POST', path: '/v1/payment_intents', params: createParams, run: createIntent });

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/payment_intents/{id}',
  auth: 'publishable',
  params: object({ client_secret: text().optional() }),
  run: async (call, { client_secret }) => visibleTo(call, (await lockPaymentIntent(call, client_secret)).data),
});

const update = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/{id}',
  params: updateParams,
  run: async (call, { client_secret, ...params }) => {
    const intent = await lockPaymentIntent(call, client_secret);
    await updateIntent(call, intent, params);
    return intent.data;
  },
});

const confirm = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/{id}/confirm',
  auth: 'publishable',
  params: confirmParams,
  run: async (call, { client_secret, receipt_email, capture_method, payment_method_options, ...params }) => {
    if (call.key === 'publishable') {
      refuseSecretParams({ capture_method, ...params });
      refuseSecretOptions(payment_method_options);
    }
    const intent = await lockPaymentIntent(call, client_secret);
    requireState(call, intent.data, 'confirm');
    const { setup_future_usage, shipping } = params;
    if (call.key === 'publishable') refuseWeakerUsage(intent.data.setup_future_usage, setup_future_usage);
    await updateIntent(call, intent, {
      capture_method,
      receipt_email,
      shipping,
      ...usageOf(intent.data, params, payment_method_options),
    });
    const refusal = await confirmIntent(call, intent, { ...params, payment_method_options });
    return refusal ?? visibleTo(call, intent.data);
  },
});

/**
 * Saving a card while it pays says so of cards alone when the intent also takes what cannot be saved [i]; saving one of those
 * stays refused.
 */
function usageOf(
  { payment_method_types: types }: Stripe.PaymentIntent,
  {
    setup_future_usage: usage,
    payment_method_data: method,
  }: Pick<ConfirmParams, 'setup_future_usage' | 'payment_method_data'>,
  options: ConfirmParams['payment_method_options'],
): Pick<UpdateParams, 'setup_future_usage' | 'payment_method_options'> {
  const isCardAmongOthers = types.length > 1 && (method === undefined || method.type === 'card');
  if (!usage || !isCardAmongOthers) return { setup_future_usage: usage, payment_method_options: options };
  return { payment_method_options: { ...options, card: { ...options?.card, setup_future_usage: usage } } };
}

const cancel = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/{id}/cancel',
  params: object({
    cancellation_reason: choice(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
  }),
  run: async (call, { cancellation_reason }) => {
    const intent = await lockPaymentIntent(call, undefined);
    requireState(call, intent.data, 'cancel');
    await cancelIntent(call, intent, cancellation_reason ?? null);
    return intent.data;
  },
});

const capture = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/{id}/capture',
  params: object({
    amount_to_capture: integer({ min: 1 }).optional(),
    final_capture: flag().optional(),
    metadata: metadata(),
    statement_descriptor_suffix: unset(descriptor()).optional(),
  }),
  run: async (call, { amount_to_capture, final_capture, metadata: meta, statement_descriptor_suffix }) => {
    const intent = await lockPaymentIntent(call, undefined);
    requireState(call, intent.data, 'capture');
    if (final_capture === false) {
      throw invalidParameter(
        'final_capture',
        'The final_capture parameter is only supported for payments with multicapture, which this account does not have.',
      );
    }
    await updateIntent(call, intent, { metadata: meta, statement_descriptor_suffix });
    await captureIntent(call, intent, amount_to_capture);
    return intent.data;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/payment_intents',
  params: object({ ...page, created: range().optional(), customer: text().optional() }),
  run: (call, { customer, ...params }) => call.list(paymentIntents, params, { keys: { customer } }),
});

export const paymentIntentsFamily: Family = {
  kinds: [paymentIntents],
  endpoints: [create, retrieve, update, confirm, cancel, capture, listAll],
  tasks: [expireUncaptured],
};
