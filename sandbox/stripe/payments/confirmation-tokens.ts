import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { konbiniOptions } from '../konbini/konbini-options';
import { address, renderAddress } from '../protocol/address';
import type { Call } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { choice, object, text, webUrl } from '../protocol/params';
import { confirmationTokens } from './confirmation-token-kind';
import { createPaymentMethod, paymentMethodData, resolvePaymentMethod } from './payment-method-data';

/** Stripe's documentation speaks of about twelve hours. */
const lifetimeSeconds = 12 * 3600;

const params = object({
  payment_method: text().optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: object({
    konbini: konbiniOptions.pick({ confirmation_number: true }).optional(),
  }).optional(),
  return_url: webUrl().optional(),
  setup_future_usage: choice(['off_session', 'on_session']).optional(),
  shipping: object({ address: address(), name: text(), phone: text().optional() }).optional(),
});

async function createToken(call: Call, given: z.infer<typeof params>): Promise<Stripe.ConfirmationToken> {
  const method = await methodOf(call, given);
  const { shipping } = given;
  const { allow_redisplay, billing_details, card, konbini, paypay, customer, customer_account, type } = method.data;
  const { confirmation_number } = given.payment_method_options?.konbini ?? {};
  const token: Stripe.ConfirmationToken = {
    id: newId('ctoken'),
    object: 'confirmation_token',
    created: call.now,
    expires_at: call.now + lifetimeSeconds,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: {
      allow_redisplay: allow_redisplay ?? 'unspecified',
      billing_details: { ...billing_details, tax_id: billing_details.tax_id ?? null },
      ...(card ? { card: { ...card, generated_from: null, wallet: null } } : {}),
      ...(konbini ? { konbini } : {}),
      ...(paypay ? { paypay } : {}),
      customer,
      customer_account,
      type,
    },
    return_url: given.return_url ?? null,
    setup_future_usage: given.setup_future_usage ?? null,
    setup_intent: null,
    shipping: shipping
      ? { address: renderAddress(shipping.address), name: shipping.name, phone: shipping.phone ?? null }
      : null,
    use_stripe_sdk: true,
  };
  await call.store.insert(confirmationTokens, token, {
    paymentMethod: method.id,
    usage: given.setup_future_usage ?? null,
    ...(confirmation_number ? { confirmationNumber: confirmation_number } : {}),
  });
  return token;
}

function methodOf(call: Call, { payment_method, payment_method_data }: z.infer<typeof params>) {
  if (payment_method !== undefined && payment_method_data !== undefined) {
    throw invalidParameter(
      'payment_method_data',
      'You may only specify one of these parameters: payment_method, payment_method_data.',
      'parameters_exclusive',
    );
  }
  if (payment_method_data !== undefined) return createPaymentMethod(call, payment_method_data);
  if (payment_method !== undefined) return resolvePaymentMethod(call, payment_method, 'payment_method');
  throw invalidParameter('payment_method', 'Missing required param: payment_method.', 'parameter_missing');
}

/** What Stripe.js calls; its secret twin below lets servers' tests have a token without a browser. */
const create = endpoint({
  method: 'POST',
  path: '/v1/confirmation_tokens',
  auth: 'publishable',
  params,
  run: (call, given) => {
    if (call.key === 'secret') {
      throw invalidParameter(
        'payment_method',
        'ConfirmationTokens can only be created with a publishable API key. To create test ConfirmationTokens on your server, use /v1/test_helpers/confirmation_tokens.',
      );
    }
    return createToken(call, given);
  },
});

const createForTest = endpoint({
  method: 'POST',
  path: '/v1/test_helpers/confirmation_tokens',
  params,
  run: createToken,
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/confirmation_tokens/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(confirmationTokens, call.at('id'))).data,
});

export const confirmationTokensFamily: Family = {
  kinds: [confirmationTokens],
  endpoints: [create, createForTest, retrieve],
};
