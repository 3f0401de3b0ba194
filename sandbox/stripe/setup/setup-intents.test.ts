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
const payment = { ...cardOnly, amount: 30_000, currency: 'jpy', confirm: true } as const;

const attemptsOf = async (id: string) =>
  (await stripe.setupAttempts.list({ setup_intent: id })).data.map(({ status }) => status);

test('a card is saved to the customer; the events come in order; it is charged off session', async () => {
  const customer = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({ ...cardOnly, customer: customer.id, metadata: { member: '1' } });
  assertIncludes(intent, { status: 'requires_payment_method', usage: 'off_session', payment_method_types: ['card'] });
  const done = await stripe.setupIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  assertIncludes(done, { status: 'succeeded', last_setup_error: null, next_action: null });
  const method = await stripe.paymentMethods.retrieve(String(done.payment_method));
  assert.equal(method.customer, customer.id);
  assert.deepEqual(await attemptsOf(intent.id), ['succeeded']);
  assert.deepEqual(await eventsOf(stripe, intent.id), ['setup_intent.created', 'setup_intent.succeeded']);
  assert.deepEqual(await eventsOf(stripe, method.id), ['payment_method.attached', 'setup_intent.succeeded']);
  const charged = await stripe.paymentIntents.create({
    ...payment,
    customer: customer.id,
    payment_method: method.id,
    off_session: true,
  });
  assert.equal(charged.status, 'succeeded');
  const listed = await stripe.setupIntents.list({ customer: customer.id, payment_method: method.id });
  assert.deepEqual(
    listed.data.map(({ id }) => id),
    [intent.id],
  );
});

test('3-D Secure while saving: authenticated once, later charges need none; refused, back to another card', async () => {
  const customer = await stripe.customers.create();
  const waiting = await stripe.setupIntents.create({
    ...cardOnly,
    customer: customer.id,
    payment_method: 'pm_card_authenticationRequiredOnSetup',
    confirm: true,
    use_stripe_sdk: true,
  });
  assert.deepEqual([waiting.status, waiting.next_action?.type], ['requires_action', 'use_stripe_sdk']);
  await answerChallenge(sandbox, waiting, 'fail');
  const failed = await stripe.setupIntents.retrieve(waiting.id);
  assertIncludes(failed, { status: 'requires_payment_method', payment_method: null });
  assert.equal(failed.last_setup_error?.code, 'setup_intent_authentication_failure');

  const redirected = await stripe.setupIntents.confirm(waiting.id, {
    payment_method: 'pm_card_authenticationRequiredOnSetup',
    return_url: 'https://shop.example/cards',
  });
  assert.match(
    redirected.next_action?.redirect_to_url?.url ?? '',
    /three-ds\/seti_\w+\/authorize\?setup_intent_client_secret=/,
  );
  await answerChallenge(sandbox, redirected, 'authenticate');
  const saved = await stripe.setupIntents.retrieve(waiting.id, { expand: ['latest_attempt'] });
  assert.equal(saved.status, 'succeeded');
  assert.ok(saved.latest_attempt !== null && typeof saved.latest_attempt === 'object');
  assert.equal(saved.latest_attempt.payment_method_details.card?.three_d_secure?.result, 'authenticated');
  assert.deepEqual(await attemptsOf(waiting.id), ['succeeded', 'failed']);
  assert.deepEqual(await eventsOf(stripe, waiting.id), [
    'setup_intent.created',
    'setup_intent.requires_action',
    'setup_intent.setup_failed',
    'setup_intent.requires_action',
    'setup_intent.succeeded',
  ]);
  const charge = { ...payment, customer: customer.id, payment_method: String(saved.payment_method), off_session: true };
  assert.equal((await stripe.paymentIntents.create(charge)).status, 'succeeded');
});

test('a card saved without authentication is asked for it off session', async () => {
  const customer = await stripe.customers.create();
  const saved = await stripe.paymentMethods.attach('pm_card_authenticationRequiredOnSetup', { customer: customer.id });
  const charge = { ...payment, customer: customer.id, payment_method: saved.id, off_session: true };
  assert.equal((await refusal(stripe.paymentIntents.create(charge))).code, 'authentication_required');
});

test('a refused card is a 402 with the intent; the replay of its key is the same answer', async () => {
  const intent = await stripe.setupIntents.create(cardOnly);
  const options = { idempotencyKey: 'setup-decline-1' };
  const params = { payment_method: 'pm_card_visa_chargeDeclined' };
  const error = await refusal(stripe.setupIntents.confirm(intent.id, params, options));
  assert.ok(error instanceof Stripe.errors.StripeCardError);
  assert.deepEqual([error.code, error.decline_code, error.statusCode], ['card_declined', 'generic_decline', 402]);
  assert.equal(error.setup_intent?.status, 'requires_payment_method');
  const replayed = await refusal(stripe.setupIntents.confirm(intent.id, params, options));
  const shown = ({ code, message, setup_intent }: Stripe.errors.StripeError) => ({ code, message, setup_intent });
  assert.deepEqual(shown(replayed), shown(error));
  assert.equal(replayed.headers?.['idempotent-replayed'], 'true');
  assert.deepEqual(await attemptsOf(intent.id), ['failed']);
  assert.deepEqual(await eventsOf(stripe, intent.id), ['setup_intent.created', 'setup_intent.setup_failed']);
  const later = await stripe.setupIntents.confirm(intent.id, { payment_method: 'pm_card_chargeCustomerFail' });
  assert.equal(later.status, 'succeeded');
});

test('wrong states and wrong parameters answer as Stripe does', async () => {
  const { id } = await stripe.setupIntents.create({ ...cardOnly, payment_method: 'pm_card_visa', confirm: true });
  for (const call of [
    () => stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    () => stripe.setupIntents.cancel(id),
    () => stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' }),
    () => stripe.setupIntents.create(cardOnly).then((made) => stripe.setupIntents.confirm(made.id)),
  ]) {
    assert.equal((await refusal(call())).code, 'setup_intent_unexpected_state');
  }
  const konbini = await refusal(stripe.setupIntents.create({ allowed_payment_method_types: ['konbini'] }));
  assert.match(konbini.message, /payment method type "konbini" is invalid/);
  const dynamic = await stripe.setupIntents.create();
  const noUrl = await refusal(stripe.setupIntents.confirm(dynamic.id, { payment_method: 'pm_card_visa' }));
  assert.equal(noUrl.param, 'return_url');
  const unconfirmed = await refusal(stripe.setupIntents.create({ return_url: 'https://shop.example' }));
  assert.equal(unconfirmed.param, 'return_url');
  assert.equal((await refusal(stripe.setupIntents.retrieve('seti_unknown'))).statusCode, 404);
  const missing = refusal(stripe.setupAttempts.list({ setup_intent: 'seti_unknown' }));
  assert.deepEqual([(await missing).code, (await missing).param], ['resource_missing', 'setup_intent']);
});

test('cancelling ends a waiting attempt', async () => {
  const waiting = await stripe.setupIntents.create({
    ...cardOnly,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
  });
  const canceled = await stripe.setupIntents.cancel(waiting.id, { cancellation_reason: 'abandoned' });
  assertIncludes(canceled, { status: 'canceled', cancellation_reason: 'abandoned', next_action: null });
  assert.deepEqual(await attemptsOf(waiting.id), ['abandoned']);
  await assert.rejects(answerChallenge(sandbox, waiting, 'authenticate'), /awaits no authentication/);
  assert.equal((await eventsOf(stripe, waiting.id)).at(-1), 'setup_intent.canceled');
});

test('the browser confirms with the client secret, and sees neither customer nor metadata', async () => {
  const customer = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({ customer: customer.id, metadata: { member: '1' } });
  const path = `/v1/setup_intents/${intent.id}`;
  const bare = sandbox.browser.rawRequest('GET', path);
  assert.equal((await refusal(bare)).param, 'client_secret');
  const wrong = sandbox.browser.rawRequest('GET', `${path}?client_secret=${intent.id}_secret_x`);
  assert.equal((await refusal(wrong)).statusCode, 404);
  const method = await sandbox.browser.rawRequest('POST', '/v1/payment_methods', {
    type: 'card',
    card: { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' },
  });
  const confirmed = await sandbox.browser.rawRequest('POST', `${path}/confirm`, {
    client_secret: intent.client_secret ?? '',
    payment_method: String(JSON.parse(JSON.stringify(method)).id),
    use_stripe_sdk: true,
  });
  const seen: object = JSON.parse(JSON.stringify(confirmed));
  assertIncludes(seen, { id: intent.id, status: 'succeeded' });
  for (const hidden of ['customer', 'metadata', 'latest_attempt']) assert.equal(hidden in seen, false, hidden);
});

test('a confirmation token sets up once', async () => {
  const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_jcb',
    return_url: 'https://shop.example/cards',
  });
  const done = await stripe.setupIntents.create({ confirm: true, confirmation_token });
  assert.equal(done.status, 'succeeded');
  assert.equal((await stripe.confirmationTokens.retrieve(confirmation_token)).setup_intent, done.id);
  const again = await refusal(stripe.setupIntents.create({ confirm: true, confirmation_token }));
  assert.match(again.message, /already been used/);
});
