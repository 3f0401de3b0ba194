import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest, resourceMissing } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { choice, currency, integer, list, object, text } from '../protocol/params';

const supportedTypes = ['card'];
const REDISPLAY_LIMIT = 3;

type Features = Stripe.CustomerSession.Components.PaymentElement.Features;

const deferredIntent = object({
  mode: choice(['payment', 'setup', 'subscription']),
  amount: integer({ min: 0 }).optional(),
  currency: currency().optional(),
  setup_future_usage: choice(['off_session', 'on_session']).optional(),
  capture_method: choice(['automatic', 'automatic_async', 'manual']).optional(),
  on_behalf_of: text().optional(),
  allowed_payment_method_types: list(text()).optional(),
  excluded_payment_method_types: list(text()).optional(),
  payment_method_configuration: text().optional(),
});

const params = object({
  type: choice(['deferred_intent', 'payment_intent', 'setup_intent']),
  client_secret: text().optional(),
  customer_session_client_secret: text().optional(),
  deferred_intent: deferredIntent.optional(),
  locale: text().optional(),
});

async function findCustomerSession(call: Call, secret: string): Promise<Stripe.CustomerSession> {
  const [row] = await call.tx<{ data: Stripe.CustomerSession }[]>`
    select data from objects
    where kind = 'customer_session' and not deleted and data->>'client_secret' = ${secret}`;
  const at = { param: 'customer_session_client_secret', status: 400 } as const;
  if (row === undefined) throw resourceMissing('customer_session', '****', at);
  if (row.data.expires_at <= call.now) {
    throw invalidRequest('The provided Customer Session has expired.', {
      param: at.param,
      code: 'customer_session_expired',
    });
  }
  return row.data;
}

async function savedCards(call: Call, customer: string, features: Features): Promise<Stripe.PaymentMethod[]> {
  if (features.payment_method_redisplay !== 'enabled') return [];
  const filters = features.payment_method_allow_redisplay_filters ?? ['always'];
  const rows = await call.tx<{ data: Stripe.PaymentMethod }[]>`
    select data from objects
    where kind = 'payment_method' and not deleted
      and data->>'customer' = ${customer} and data->>'type' = 'card'
      and data->>'allow_redisplay' = any(${filters}::text[])
    order by seq desc limit ${features.payment_method_redisplay_limit ?? REDISPLAY_LIMIT}`;
  return rows.map(({ data }) => data);
}

async function readCustomer(call: Call, secret: string) {
  const session = await findCustomerSession(call, secret);
  const customer = typeof session.customer === 'string' ? session.customer : (session.customer?.id ?? '');
  const element = session.components?.payment_element;
  const features = element?.enabled === true ? element.features : null;
  const [row] = await call.tx<{ data: Stripe.Customer }[]>`
    select data from objects where kind = 'customer' and id = ${customer}`;
  const chosen = row?.data.invoice_settings.default_payment_method ?? null;
  return {
    customer_session: { object: 'customer_session', customer, components: { payment_element: { features } } },
    default_payment_method: typeof chosen === 'string' ? chosen : (chosen?.id ?? null),
    payment_methods: features === null ? [] : await savedCards(call, customer, features),
  };
}

/** `GET /v1/elements/sessions`: what Stripe.js asks before it draws a Payment Element. Not in the public reference. */
const retrieve = endpoint({
  method: 'GET',
  path: '/v1/elements/sessions',
  auth: 'publishable',
  params,
  run: async (call, { type, deferred_intent: deferred, customer_session_client_secret: secret }) => {
    const types = supportedTypes.filter(
      (name) =>
        (deferred?.allowed_payment_method_types ?? supportedTypes).includes(name) &&
        !(deferred?.excluded_payment_method_types ?? []).includes(name),
    );
    if (types.length === 0) {
      throw invalidRequest(
        'No valid payment method types for this configuration. The sandbox has these payment method types: card.',
      );
    }
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
        ordered_payment_method_types: types,
        type,
      },
    };
  },
});

export const elementsSessionFamily: Family = { kinds: [], endpoints: [retrieve] };
