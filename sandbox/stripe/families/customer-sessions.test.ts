import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;
const { id: customer } = await stripe.customers.create();

const saving = {
  payment_element: {
    enabled: true,
    features: {
      payment_method_redisplay: 'enabled',
      payment_method_save: 'enabled',
      payment_method_save_usage: 'off_session',
    },
  },
} satisfies Stripe.CustomerSessionCreateParams.Components;

const session = (secret: string) =>
  sandbox.request('GET', `/v1/elements/sessions?type=deferred_intent&customer_session_client_secret=${secret}`, {
    headers: { authorization: 'Bearer pk_test_sandbox' },
  });

test('a session has a secret, an expiry and every component, with defaults', async () => {
  const made = await stripe.customerSessions.create({ customer, components: saving });
  assert.match(made.client_secret, /^cuss_secret_/);
  assert.equal(made.expires_at - made.created, 1800);
  assert.equal('id' in made, false);
  assertIncludes(made, {
    object: 'customer_session',
    customer,
    components: {
      buy_button: { enabled: false },
      payment_element: {
        enabled: true,
        features: {
          payment_method_allow_redisplay_filters: ['always'],
          payment_method_redisplay: 'enabled',
          payment_method_redisplay_limit: 3,
          payment_method_remove: 'disabled',
          payment_method_save: 'enabled',
          payment_method_save_usage: 'off_session',
        },
      },
      customer_sheet: { enabled: false, features: null },
    },
  });
  const expanded = await stripe.customerSessions.create({ customer, components: saving, expand: ['customer'] });
  assert.ok(typeof expanded.customer === 'object');
});

test('components: one must be enabled, features only on enabled ones, saving says what for', async () => {
  const cases: [Stripe.CustomerSessionCreateParams.Components, string][] = [
    [{ payment_element: { enabled: false } }, 'components'],
    [
      {
        buy_button: { enabled: true },
        payment_element: { enabled: false, features: { payment_method_remove: 'enabled' } },
      },
      'components[payment_element][features]',
    ],
    [
      { payment_element: { enabled: true, features: { payment_method_save: 'enabled' } } },
      'components[payment_element][features][payment_method_save_usage]',
    ],
    [
      { payment_element: { enabled: true, features: { payment_method_save_usage: 'off_session' } } },
      'components[payment_element][features][payment_method_save_usage]',
    ],
    [
      { payment_element: { enabled: true, features: { payment_method_redisplay_limit: 11 } } },
      'components[payment_element][features][payment_method_redisplay_limit]',
    ],
  ];
  for (const [components, param] of cases) {
    assert.equal((await refusal(stripe.customerSessions.create({ customer, components }))).param, param);
  }
  const missing = await refusal(stripe.customerSessions.create({ customer: 'cus_unknown', components: saving }));
  assert.deepEqual([missing.code, missing.param], ['resource_missing', 'customer']);
  assert.equal((await refusal(stripe.customerSessions.create({ components: saving }))).code, 'parameter_missing');
});

test('Stripe.js gets the cards that may be shown again, until the session expires', async () => {
  const shown = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  await stripe.paymentMethods.update(shown.id, { allow_redisplay: 'always' });
  await stripe.paymentMethods.attach('pm_card_mastercard', { customer });
  const { client_secret } = await stripe.customerSessions.create({ customer, components: saving });
  const seen: { customer: { payment_methods: { id: string }[] } } = JSON.parse(
    await (await session(client_secret)).text(),
  );
  assert.deepEqual(
    seen.customer.payment_methods.map(({ id }) => id),
    [shown.id],
  );
  await sandbox.control('POST', '/clock', { advanceSeconds: 1801 });
  const late = await session(client_secret);
  assert.equal(late.status, 400);
  assert.match(await late.text(), /customer_session_expired/);
});
