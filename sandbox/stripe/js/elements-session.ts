import { endpoint, type Family } from '../protocol/endpoint';
import { newId } from '../protocol/ids';
import { choice, object, text } from '../protocol/params';
import { removeSavedMethod } from './session/remove-saved-method';
import { readCustomer } from './session/session-customer';
import { deferredIntent, sessionTypes } from './session/session-methods';

const params = object({
  type: choice(['deferred_intent', 'payment_intent', 'setup_intent']),
  client_secret: text().optional(),
  customer_session_client_secret: text().optional(),
  deferred_intent: deferredIntent.optional(),
  locale: text().optional(),
});

/** `GET /v1/elements/sessions`: what Stripe.js asks before it draws a Payment Element. Not in the public reference. */
const retrieve = endpoint({
  method: 'GET',
  path: '/v1/elements/sessions',
  auth: 'publishable',
  params,
  run: async (call, { type, client_secret: clientSecret, ...given }) => {
    const { deferred_intent: deferred, customer_session_client_secret: secret } = given;
    return {
      object: 'elements_session',
      session_id: newId('elements_session', 11),
      business_name: 'テスト加盟店',
      merchant_country: 'JP',
      merchant_currency: 'jpy',
      customer: secret === undefined ? null : await readCustomer(call, secret),
      payment_method_preference: {
        object: 'payment_method_preference',
        country_code: 'JP',
        ordered_payment_method_types: await sessionTypes(call, { type, clientSecret, deferred }),
        type,
      },
    };
  },
});

export const elementsSessionFamily: Family = { kinds: [], endpoints: [retrieve, removeSavedMethod] };
