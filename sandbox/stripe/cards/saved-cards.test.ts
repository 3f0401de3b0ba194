import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Stripe } from 'stripe';
import { answerChallenge } from '../testing/answer-challenge';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const cardOnly = { allowed_payment_method_types: ['card'] } satisfies Stripe.SetupIntentCreateParams;

interface Saved {
  customer: string;
  payment_method: string;
}

/** Saves the card by a SetupIntent in the browser; a challenge is passed. */
async function save(card: string, owner?: string): Promise<Saved> {
  const customer = owner ?? (await stripe.customers.create({ email: 'hanako@example.com' })).id;
  const { id } = await stripe.setupIntents.create({ ...cardOnly, customer });
  const confirmed = await stripe.setupIntents.confirm(id, { payment_method: card, use_stripe_sdk: true });
  if (confirmed.status === 'requires_action') await answerChallenge(sandbox, confirmed, 'authenticate');
  const { status, payment_method } = await stripe.setupIntents.retrieve(id);
  assert.equal(status, 'succeeded');
  return { customer, payment_method: String(payment_method) };
}

const charge = (saved: Saved, options?: Stripe.RequestOptions) =>
  stripe.paymentIntents.create(
    { ...cardOnly, ...saved, amount: 30_000, currency: 'jpy', off_session: true, confirm: true },
    options,
  );

test('a card saved with authentication is charged while its holder is away', async () => {
  for (const card of ['visa', 'authenticationRequiredOnSetup', 'authenticationRequiredSetupForOffSession']) {
    const saved = await save(`pm_card_${card}`);
    const paid = await charge(saved);
    assertIncludes(paid, { status: 'succeeded', customer: saved.customer, payment_method: saved.payment_method });
    assert.equal((await charge(saved)).status, 'succeeded', `${card}, a second time`);
  }
});

test('…3184: refused with authentication_required; its holder pays the same intent on session', async () => {
  const saved = await save('pm_card_authenticationRequired');
  const error = await refusal(charge(saved));
  assert.ok(error instanceof Stripe.errors.StripeCardError);
  assertIncludes(error, { statusCode: 402, code: 'authentication_required', decline_code: 'authentication_required' });
  assert.equal(error.payment_method?.id, saved.payment_method);
  const { payment_intent: refused } = error;
  assert.ok(refused);
  assertIncludes(refused, {
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { code: 'authentication_required', payment_method: { id: saved.payment_method } },
  });
  assert.equal(error.charge, refused.latest_charge);
  assert.deepEqual(await eventsOf(stripe, refused.id), [
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);

  const waiting = await stripe.paymentIntents.confirm(refused.id, {
    payment_method: saved.payment_method,
    use_stripe_sdk: true,
  });
  assertIncludes(waiting, { status: 'requires_action', last_payment_error: null });
  await answerChallenge(sandbox, waiting, 'authenticate');
  const paid = await stripe.paymentIntents.retrieve(refused.id, { expand: ['latest_charge'] });
  assertIncludes(paid, { status: 'succeeded', latest_charge: { status: 'succeeded', paid: true } });
  assert.equal((await stripe.charges.list({ payment_intent: refused.id })).data.length, 2);
  assert.deepEqual((await eventsOf(stripe, refused.id)).slice(3, 6), [
    'payment_intent.requires_action',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

test('a refusal under its key is the same refusal: one intent, one charge', async () => {
  const saved = await save('pm_card_authenticationRequired');
  const options = { idempotencyKey: `off-session-${saved.payment_method}` };
  const [first, again] = [await refusal(charge(saved, options)), await refusal(charge(saved, options))];
  assert.equal(again.payment_intent?.id, first.payment_intent?.id);
  assert.equal(again.headers?.['idempotent-replayed'], 'true');
  assert.equal((await stripe.paymentIntents.list({ customer: saved.customer })).data.length, 1);
});

test('a saved card that is declined leaves the intent open for another saved card', async () => {
  const declining = await save('pm_card_chargeCustomerFail');
  const error = await refusal(charge(declining));
  assertIncludes(error, { statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' });
  const intent = String(error.payment_intent?.id);
  const { payment_method } = await save('pm_card_visa', declining.customer);
  const paid = await stripe.paymentIntents.confirm(intent, { payment_method, off_session: true });
  assert.equal(paid.status, 'succeeded');
});

test('off session needs a confirmation, a card of this customer, and no setup', async () => {
  const saved = await save('pm_card_visa');
  const params = { ...cardOnly, ...saved, amount: 30_000, currency: 'jpy', off_session: true } as const;
  const stranger = (await stripe.customers.create()).id;
  for (const [wrong, param] of [
    [{ confirm: false }, 'off_session'],
    [{ confirm: true, customer: stranger }, 'payment_method'],
    [{ confirm: true, setup_future_usage: 'off_session' as const }, 'off_session'],
  ] as const) {
    const error = await refusal(stripe.paymentIntents.create({ ...params, ...wrong }));
    assert.deepEqual([error.statusCode, error.param], [400, param]);
  }
  const fromBrowser = await stripe.paymentIntents.create({ ...cardOnly, amount: 30_000, currency: 'jpy' });
  const asked = sandbox.browser.rawRequest('POST', `/v1/payment_intents/${fromBrowser.id}/confirm`, {
    client_secret: fromBrowser.client_secret ?? '',
    payment_method: 'pm_card_visa',
    off_session: true,
  });
  assert.equal((await refusal(asked)).param, 'off_session');
});

test('a customer’s cards are listed newest first, one is the default, and a removed one pays no more', async () => {
  const first = await save('pm_card_visa');
  const { customer } = first;
  const second = await save('pm_card_jcb', customer);
  const listed = async () => (await stripe.customers.listPaymentMethods(customer, { type: 'card' })).data;
  assert.deepEqual(
    (await listed()).map(({ id, card }) => [id, card?.brand]),
    [
      [second.payment_method, 'jcb'],
      [first.payment_method, 'visa'],
    ],
  );
  const settings = { default_payment_method: second.payment_method };
  await stripe.customers.update(customer, { invoice_settings: settings });
  const expand = ['invoice_settings.default_payment_method'];
  assertIncludes(await stripe.customers.retrieve(customer, { expand }), {
    invoice_settings: { default_payment_method: { id: second.payment_method, card: { last4: '0505' } } },
  });
  const stranger = await save('pm_card_visa');
  const foreign = { invoice_settings: { default_payment_method: stranger.payment_method } };
  assert.equal((await refusal(stripe.customers.update(customer, foreign))).code, 'resource_missing');

  await stripe.paymentMethods.detach(second.payment_method);
  assert.deepEqual(
    (await listed()).map(({ id }) => id),
    [first.payment_method],
  );
  assertIncludes(await stripe.customers.retrieve(customer), { invoice_settings: { default_payment_method: null } });
  assert.match((await refusal(charge(second))).message, /It may not be used again/);
  assert.equal((await charge(first)).status, 'succeeded');
});

test('a card saved while paying is charged later without its holder', async () => {
  const { id: customer } = await stripe.customers.create();
  const waiting = await stripe.paymentIntents.create({
    ...cardOnly,
    amount: 30_000,
    currency: 'jpy',
    customer,
    setup_future_usage: 'off_session',
    payment_method: 'pm_card_authenticationRequiredOnSetup',
    confirm: true,
    use_stripe_sdk: true,
  });
  assert.equal(waiting.status, 'requires_action');
  await answerChallenge(sandbox, waiting, 'authenticate');
  const [card] = (await stripe.customers.listPaymentMethods(customer)).data;
  assert.ok(card);
  assert.equal((await charge({ customer, payment_method: card.id })).status, 'succeeded');
});
