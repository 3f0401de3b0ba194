import { type Context, Hono } from 'hono';
import { stripeJsRoutes } from '../routes';

export type FakeIntent = {
  id: string;
  object: 'payment_intent' | 'setup_intent';
  client_secret: string;
  status: string;
  amount?: number;
  currency?: string;
  capture_method?: string;
  setup_future_usage: string | null;
  next_action: object | null;
  last_payment_error: object | null;
};

export type FakeApi = {
  app: Hono;
  requests: { method: string; path: string; params: { [name: string]: string } }[];
  intents: Map<string, FakeIntent>;
  session: { customer: object | null };
};

const authenticationFailure = {
  type: 'invalid_request_error',
  code: 'payment_intent_authentication_failure',
  message: 'The provided PaymentMethod has failed authentication.',
};

function createIntents(): Map<string, FakeIntent> {
  const intent = (id: string, object: FakeIntent['object']): FakeIntent => ({
    id,
    object,
    client_secret: `${id}_secret_test`,
    status: 'requires_payment_method',
    ...(object === 'payment_intent' ? { amount: 33_000, currency: 'jpy', capture_method: 'automatic_async' } : {}),
    setup_future_usage: null,
    next_action: null,
    last_payment_error: null,
  });
  return new Map([
    ['pi_1', intent('pi_1', 'payment_intent')],
    ['seti_1', intent('seti_1', 'setup_intent')],
  ]);
}

/** Just enough of the API for the browser's half to be tested alone; the twin itself has its own tests. */
export function createFakeApi(): FakeApi {
  const fake: FakeApi = { app: new Hono(), requests: [], intents: createIntents(), session: { customer: null } };
  const cards = new Map<string, string>();
  const { app, intents } = fake;
  const record = async (c: Context) => {
    const form = c.req.method === 'POST' ? new URLSearchParams(await c.req.text()) : new URL(c.req.url).searchParams;
    const params = Object.fromEntries(form);
    fake.requests.push({ method: c.req.method, path: c.req.path, params });
    return params;
  };
  const find = (c: Context, params: { [name: string]: string }) => {
    const found = intents.get(c.req.param('id') ?? params['intent'] ?? '');
    if (found === undefined || found.client_secret !== params['client_secret']) throw new Error('no such intent');
    return found;
  };
  app.route('/', stripeJsRoutes());
  app.get('/v1/elements/sessions', async (c) => {
    const params = await record(c);
    const named = Object.entries(params).flatMap(([name, type]) =>
      name.startsWith('deferred_intent[allowed_payment_method_types]') ? [type] : [],
    );
    const types = named.length > 0 ? named : ['card'];
    const payment_method_preference = { ordered_payment_method_types: types };
    return c.json({ business_name: 'テスト検診', customer: fake.session.customer, payment_method_preference });
  });
  app.post('/v1/elements/payment_methods/:id/detach', async (c) => {
    await record(c);
    return c.json({ id: c.req.param('id'), object: 'payment_method', customer: null });
  });
  app.post('/v1/payment_methods', async (c) => {
    const params = await record(c);
    const id = `pm_${cards.size + 1}`;
    cards.set(id, params['card[number]'] ?? '');
    return c.json({ id, object: 'payment_method' });
  });
  app.post('/v1/confirmation_tokens', async (c) =>
    c.json({ ...(await record(c)), id: 'ctoken_1', object: 'confirmation_token' }),
  );
  app.get('/v1/:kind/:id', async (c) => c.json(find(c, await record(c))));
  app.post('/v1/3ds2/challenge_complete', async (c) => {
    const params = await record(c);
    const isGood = params['outcome'] === 'authenticate';
    const intent = find(c, params);
    intent.status = isGood ? 'succeeded' : 'requires_payment_method';
    intent.next_action = null;
    intent.last_payment_error = isGood ? null : authenticationFailure;
    return c.json({});
  });
  app.post('/v1/:kind/:id/confirm', async (c) =>
    confirm(
      c,
      { fake, intent: find(c, await record(c)) },
      cards.get(fake.requests.at(-1)?.params['payment_method'] ?? '') ?? '',
    ),
  );
  return fake;
}

const store = { payment_code: '123456', confirmation_number: '90000000001' };
const vouchers = {
  type: 'konbini_display_details',
  konbini_display_details: {
    expires_at: 1_795_705_199,
    hosted_voucher_url: 'https://payments.example/voucher',
    stores: { familymart: { payment_code: '20020-123456789012' }, lawson: store, ministop: store, seicomart: store },
  },
};

/** Methods that wait for the payer: numbers to pay with, or an address to go to. */
function waiting(c: Context, { fake, intent, type }: { fake: FakeApi; intent: FakeIntent; type: string }): Response {
  const params = fake.requests.at(-1)?.params ?? {};
  if (params['payment_method_options[konbini][confirmation_number]'] === '01234567890') {
    const code = 'payment_intent_konbini_rejected_confirmation_number';
    return c.json({ error: { type: 'invalid_request_error', code, message: 'Rejected.' } }, 400);
  }
  const redirect_to_url = { url: `${params['return_url']}&at=paypay`, return_url: params['return_url'] };
  intent.status = 'requires_action';
  intent.next_action = type === 'konbini' ? vouchers : { type: 'redirect_to_url', redirect_to_url };
  return c.json(intent);
}

function confirm(c: Context, { fake, intent }: { fake: FakeApi; intent: FakeIntent }, number: string): Response {
  if (number === '4000000000000002') {
    const error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
    };
    return c.json({ error: { ...error, payment_intent: intent } }, 402);
  }
  const type = fake.requests.at(-1)?.params['payment_method_data[type]'];
  if (type !== undefined) return waiting(c, { fake, intent, type });
  const needsChallenge = number === '4000002760003184';
  intent.status = needsChallenge ? 'requires_action' : 'succeeded';
  intent.next_action = needsChallenge
    ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } }
    : null;
  return c.json(intent);
}
