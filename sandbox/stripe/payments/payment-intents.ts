import { endpoint, type Family } from '../protocol/endpoint';
import { metadata } from '../protocol/metadata';
import { choice, integer, object, page, range, text } from '../protocol/params';
import { cancelIntent, expireUncaptured } from './cancel-intent';
import { captureIntent } from './capture-intent';
import { confirmIntent } from './confirm-intent';
import { createIntent } from './create-intent';
import { lockPaymentIntent, paymentIntents, requireState, visibleTo } from './payment-intent-kind';
import { confirmParams, createParams, updateParams } from './payment-intent-params';
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
  run: async (call, { client_secret, setup_future_usage, receipt_email, shipping, ...params }) => {
    const intent = await lockPaymentIntent(call, client_secret);
    requireState(intent.data, 'confirm');
    await updateIntent(call, intent, { setup_future_usage, receipt_email, shipping });
    const refusal = await confirmIntent(call, intent, params);
    return refusal ?? visibleTo(call, intent.data);
  },
});

const cancel = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/{id}/cancel',
  params: object({
    cancellation_reason: choice(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
  }),
  run: async (call, { cancellation_reason }) => {
    const intent = await lockPaymentIntent(call, undefined);
    requireState(intent.data, 'cancel');
    await cancelIntent(call, intent, cancellation_reason ?? null);
    return intent.data;
  },
});

const capture = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/{id}/capture',
  params: object({ amount_to_capture: integer({ min: 1 }).optional(), metadata: metadata() }),
  run: async (call, { amount_to_capture, metadata: meta }) => {
    const intent = await lockPaymentIntent(call, undefined);
    await captureIntent(call, intent, amount_to_capture);
    if (meta !== undefined) await updateIntent(call, intent, { metadata: meta });
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
