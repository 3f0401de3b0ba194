import { customers } from '../families/customer-kind';
import { checkExpectedType } from '../payments/payment-intent-params';
import { endpoint, type Family } from '../protocol/endpoint';
import { choice, object, page, range, text } from '../protocol/params';
import { abandonAttempt, confirmSetupIntent } from './confirm-setup-intent';
import { renderSetupIntent } from './render-setup-intent';
import { lockSetupIntent, requireSetupState, setupAttempts, setupIntents, visibleSetup } from './setup-intent-kind';
import { checkCreateSetup, confirmParams, createParams, updateParams } from './setup-intent-params';
import { giveSetupMethod, updateSetupIntent } from './update-setup-intent';

const create = endpoint({
  method: 'POST',
  path: '/v1/setup_intents',
  params: createParams,
  run: async (call, params) => {
    checkCreateSetup(params);
    if (params.customer !== undefined) await call.store.lock(customers, params.customer, { param: 'customer' });
    const intent = await call.store.insert(setupIntents, renderSetupIntent(call, params), {});
    await giveSetupMethod(call, intent, params);
    await call.emit('setup_intent.created', intent.data);
    if (params.confirm !== true) return intent.data;
    const { payment_method: method } = intent.data;
    const payment_method = typeof method === 'string' ? method : undefined;
    const confirmation = { ...params, payment_method, payment_method_data: undefined };
    return (await confirmSetupIntent(call, intent, confirmation)) ?? intent.data;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/setup_intents/{id}',
  auth: 'publishable',
  params: object({ client_secret: text().optional() }),
  run: async (call, { client_secret }) => visibleSetup(call, (await lockSetupIntent(call, client_secret)).data),
});

const update = endpoint({
  method: 'POST',
  path: '/v1/setup_intents/{id}',
  params: updateParams,
  run: async (call, { client_secret, ...params }) => {
    const intent = await lockSetupIntent(call, client_secret);
    await updateSetupIntent(call, intent, params);
    return intent.data;
  },
});

const confirm = endpoint({
  method: 'POST',
  path: '/v1/setup_intents/{id}/confirm',
  auth: 'publishable',
  params: confirmParams,
  run: async (call, { client_secret, allowed_payment_method_types, payment_method_options, ...params }) => {
    const intent = await lockSetupIntent(call, client_secret);
    requireSetupState(call, intent.data, 'confirm');
    checkExpectedType(params.expected_payment_method_type);
    await updateSetupIntent(call, intent, { allowed_payment_method_types, payment_method_options });
    const refusal = await confirmSetupIntent(call, intent, params);
    return refusal ?? visibleSetup(call, intent.data);
  },
});

const cancel = endpoint({
  method: 'POST',
  path: '/v1/setup_intents/{id}/cancel',
  params: object({ cancellation_reason: choice(['abandoned', 'duplicate', 'requested_by_customer']).optional() }),
  run: async (call, { cancellation_reason }) => {
    const intent = await lockSetupIntent(call, undefined);
    requireSetupState(call, intent.data, 'cancel');
    if (intent.data.status === 'requires_action') await abandonAttempt(call, intent);
    intent.data = {
      ...intent.data,
      cancellation_reason: cancellation_reason ?? null,
      next_action: null,
      status: 'canceled',
    };
    await call.store.save(setupIntents, intent);
    await call.emit('setup_intent.canceled', intent.data);
    return intent.data;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/setup_intents',
  params: object({
    ...page,
    created: range().optional(),
    customer: text().optional(),
    payment_method: text().optional(),
  }),
  run: (call, { customer, payment_method, ...params }) =>
    call.list(setupIntents, params, { keys: { customer, payment_method } }),
});

const listAttempts = endpoint({
  method: 'GET',
  path: '/v1/setup_attempts',
  params: object({ ...page, created: range().optional(), setup_intent: text() }),
  run: async (call, { setup_intent, ...params }) => {
    await call.store.get(setupIntents, setup_intent, { param: 'setup_intent' });
    return call.list(setupAttempts, params, { keys: { setup_intent } });
  },
});

export const setupIntentsFamily: Family = {
  kinds: [setupIntents, setupAttempts],
  endpoints: [create, retrieve, update, confirm, cancel, listAll, listAttempts],
};
