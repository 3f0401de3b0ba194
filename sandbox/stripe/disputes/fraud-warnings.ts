import type { Stripe } from 'stripe';
import { z } from 'zod';
import { charges } from '../payments/charge-kind';
import { task } from '../protocol/call';
import { endpoint } from '../protocol/endpoint';
import { newId } from '../protocol/ids';
import { object, page, range, text } from '../protocol/params';
import type { Kind } from '../store/kind';

export const fraudWarnings: Kind<Stripe.Radar.EarlyFraudWarning> = {
  name: 'radar.early_fraud_warning',
  noun: 'early fraud warning',
  expands: { charge: 'charge', payment_intent: 'payment_intent' },
  keys: ({ charge, payment_intent }) => ({
    charge: typeof charge === 'string' ? charge : charge.id,
    payment_intent: typeof payment_intent === 'string' ? payment_intent : null,
  }),
};

/** The issuer tells of fraud; a full refund may still spare the dispute. */
export const createFraudWarning = task({
  name: 'create_fraud_warning',
  payload: z.object({ charge: z.string() }),
  run: async (call, { charge: id }) => {
    const { data } = await call.store.lock(charges, id);
    const warning: Stripe.Radar.EarlyFraudWarning = {
      id: newId('issfr'),
      object: 'radar.early_fraud_warning',
      actionable: !data.refunded && !data.disputed,
      charge: id,
      created: call.now,
      fraud_type: 'made_with_stolen_card',
      livemode: false,
      ...(typeof data.payment_intent === 'string' ? { payment_intent: data.payment_intent } : {}),
    };
    await call.store.insert(fraudWarnings, warning, {});
    await call.emit('radar.early_fraud_warning.created', warning);
  },
});

export const retrieveWarning = endpoint({
  method: 'GET',
  path: '/v1/radar/early_fraud_warnings/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(fraudWarnings, call.at('id'))).data,
});

export const listWarnings = endpoint({
  method: 'GET',
  path: '/v1/radar/early_fraud_warnings',
  params: object({
    ...page,
    charge: text().optional(),
    created: range().optional(),
    payment_intent: text().optional(),
  }),
  run: (call, { charge, payment_intent, ...params }) =>
    call.list(fraudWarnings, params, { keys: { charge, payment_intent } }),
});
