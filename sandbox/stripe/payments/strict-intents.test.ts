import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const countMethods = async () => {
  const [row] = await sandbox.sql<{ count: number }[]>`
    select count(*)::int as count from objects where kind = 'payment_method'`;
  return row?.count ?? 0;
};

test('creating with confirm makes one payment method of a test id, not two', async () => {
  const before = await countMethods();
  const paid = await stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa', confirm: true });
  assert.equal(await countMethods(), before + 1);
  assert.equal((await stripe.paymentMethods.retrieve(String(paid.payment_method))).card?.checks?.cvc_check, 'pass');
});

test('a new amount while the card is being authenticated asks for a new confirmation', async () => {
  const waiting = await stripe.paymentIntents.create({
    ...cardPayment,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
  });
  assert.equal(waiting.status, 'requires_action');
  const changed = await stripe.paymentIntents.update(waiting.id, { amount: 20_000 });
  assert.deepEqual([changed.status, changed.next_action, changed.amount], ['requires_confirmation', null, 20_000]);
});

test('a canceled intent is neither confirmed, captured nor canceled again, but its metadata may change', async () => {
  const { id } = await stripe.paymentIntents.create(cardPayment);
  const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'duplicate' });
  assertIncludes(canceled, { status: 'canceled', cancellation_reason: 'duplicate' });
  for (const call of [
    () => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    () => stripe.paymentIntents.capture(id),
    () => stripe.paymentIntents.cancel(id),
    () => stripe.paymentIntents.update(id, { amount: 100 }),
  ]) {
    const error = await refusal(call());
    assert.equal(error.code, 'payment_intent_unexpected_state');
    assert.match(error.message, /canceled/);
    assert.equal(error.payment_intent?.id, id);
  }
  assert.deepEqual((await stripe.paymentIntents.update(id, { metadata: { a: '1' } })).metadata, { a: '1' });
  const own = stripe.paymentIntents
    .create(cardPayment)
    .then(({ id: other }) =>
      stripe.rawRequest('POST', `/v1/payment_intents/${other}/cancel`, { cancellation_reason: 'automatic' }),
    );
  assert.equal((await refusal(own)).param, 'cancellation_reason');
  assert.deepEqual(await eventsOf(stripe, id), ['payment_intent.created', 'payment_intent.canceled']);
});

test('off-session and saving for the future exclude each other', async () => {
  const customer = await stripe.customers.create();
  const error = await refusal(
    stripe.paymentIntents.create({
      ...cardPayment,
      customer: customer.id,
      payment_method: 'pm_card_visa',
      confirm: true,
      off_session: true,
      setup_future_usage: 'off_session',
    }),
  );
  assert.match(error.message, /^You cannot confirm with `off_session=true` when `setup_future_usage`/);
  const { data } = await stripe.paymentIntents.list({ customer: customer.id });
  assert.equal(data.length, 0);
});

test('error_on_requires_action declines instead of asking for authentication', async () => {
  const error = await refusal(
    stripe.paymentIntents.create({
      ...cardPayment,
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      error_on_requires_action: true,
    }),
  );
  assert.deepEqual([error.code, error.decline_code], ['authentication_required', 'authentication_not_handled']);
});

test('options of the confirmation count: 3-D Secure asked for, manual capture, a saving option', async () => {
  const intent = await stripe.paymentIntents.create(cardPayment);
  const asked = await stripe.paymentIntents.confirm(intent.id, {
    payment_method: 'pm_card_threeDSecureOptional',
    payment_method_options: { card: { request_three_d_secure: 'any' } },
  });
  assert.equal(asked.status, 'requires_action');
  const held = await stripe.paymentIntents.create({
    ...cardPayment,
    payment_method: 'pm_card_visa',
    confirm: true,
    payment_method_options: { card: { capture_method: 'manual' } },
  });
  assert.equal(held.status, 'requires_capture');
  const customer = await stripe.customers.create();
  await stripe.paymentIntents.create({
    ...cardPayment,
    customer: customer.id,
    setup_future_usage: 'off_session',
    payment_method: 'pm_card_visa',
    confirm: true,
    payment_method_options: { card: { setup_future_usage: 'none' } },
  });
  assert.deepEqual((await stripe.customers.listPaymentMethods(customer.id)).data, []);
});

test('the browser may not decide how the merchant charges, nor weaken the agreed usage', async () => {
  const intent = await stripe.paymentIntents.create({ ...cardPayment, setup_future_usage: 'off_session' });
  const base = { client_secret: intent.client_secret ?? '', payment_method: 'pm_card_visa' };
  const confirm = (params: object) =>
    sandbox.browser.rawRequest('POST', `/v1/payment_intents/${intent.id}/confirm`, { ...base, ...params });
  assert.equal((await refusal(confirm({ off_session: true }))).code, 'parameter_unknown');
  assert.equal((await refusal(confirm({ capture_method: 'manual' }))).code, 'parameter_unknown');
  assert.equal((await refusal(confirm({ setup_future_usage: 'on_session' }))).param, 'setup_future_usage');
  assert.equal((await refusal(confirm({ expected_payment_method_type: 'konbini' }))).statusCode, 400);
  const declined = await refusal(confirm({ payment_method: 'pm_card_visa_chargeDeclined' }));
  assert.ok(declined instanceof Stripe.errors.StripeCardError);
  assert.equal(declined.payment_intent?.status, 'requires_payment_method');
  assert.equal('metadata' in (declined.payment_intent ?? {}), false);
});

test('dynamic payment methods need a return_url; card statements have their rules', async () => {
  const dynamic = await stripe.paymentIntents.create({ amount: 100, currency: 'jpy' });
  const error = await refusal(stripe.paymentIntents.confirm(dynamic.id, { payment_method: 'pm_card_visa' }));
  assert.equal(error.param, 'return_url');
  const relative = { payment_method: 'pm_card_visa', return_url: '/done' };
  assert.equal((await refusal(stripe.paymentIntents.confirm(dynamic.id, relative))).code, 'url_invalid');
  for (const suffix of ['1234', 'a'.repeat(23), 'LAB <1>']) {
    const wrong = stripe.paymentIntents.create({ ...cardPayment, statement_descriptor_suffix: suffix });
    assert.equal((await refusal(wrong)).param, 'statement_descriptor_suffix', suffix);
  }
  const refused = await refusal(stripe.paymentIntents.create({ ...cardPayment, statement_descriptor: 'LAB' }));
  assert.match(refused.message, /not supported for the card/);
});

test('customers: a deleted one, another one’s card', async () => {
  const [gone, other] = [await stripe.customers.create(), await stripe.customers.create()];
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: other.id });
  await stripe.customers.del(gone.id);
  const missing = await refusal(stripe.paymentIntents.create({ ...cardPayment, customer: gone.id }));
  assert.deepEqual([missing.code, missing.param, missing.statusCode], ['resource_missing', 'customer', 400]);
  const attach = await refusal(stripe.paymentMethods.attach('pm_card_visa', { customer: gone.id }));
  assert.deepEqual([attach.code, attach.param], ['resource_missing', 'customer']);
  const foreign = await refusal(stripe.paymentIntents.create({ ...cardPayment, payment_method: card.id }));
  assert.match(foreign.message, /belongs to the Customer/);
});

test('what is not simulated is refused, not ignored', async () => {
  const manual = await refusal(stripe.paymentIntents.create({ ...cardPayment, confirmation_method: 'manual' }));
  assert.match(manual.message, /does not simulate confirmation_method=manual/);
  const foreign = await refusal(stripe.paymentIntents.create({ ...cardPayment, currency: 'usd' }));
  assert.equal(foreign.code, 'invalid_currency');
  const mandate = { customer_acceptance: { type: 'offline' } } as const;
  const agreed = { ...cardPayment, payment_method: 'pm_card_visa', confirm: true, mandate_data: mandate } as const;
  assert.equal((await refusal(stripe.paymentIntents.create(agreed))).param, 'mandate_data');
  const { id } = await stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa', confirm: true });
  const refund = await refusal(stripe.refunds.create({ payment_intent: id, reverse_transfer: true }));
  assert.equal(refund.param, 'reverse_transfer');
  const named = await refusal(stripe.paymentIntents.update(id, { statement_descriptor: 'KENSA' }));
  assert.equal(named.param, 'statement_descriptor');
});

test('what is accepted is kept: excluded methods and Japanese card statements', async () => {
  const suffix = { statement_descriptor_suffix_kana: 'ケンサ', statement_descriptor_suffix_kanji: '検査' };
  const { id } = await stripe.paymentIntents.create({
    amount: 30_000,
    currency: 'jpy',
    payment_method_options: { card: suffix },
  });
  const updated = await stripe.paymentIntents.update(id, { excluded_payment_method_types: ['konbini'] });
  assert.deepEqual(updated.excluded_payment_method_types, ['konbini']);
  assertIncludes(updated.payment_method_options?.card ?? {}, suffix);
  const unset = await stripe.paymentIntents.update(id, {
    payment_method_options: { card: { statement_descriptor_suffix_kana: '' } },
  });
  assert.equal(unset.payment_method_options?.card?.statement_descriptor_suffix_kana, undefined);
  assert.equal(unset.payment_method_options?.card?.statement_descriptor_suffix_kanji, '検査');
});

test('lists filter by time; properties that do not expand are refused', async () => {
  const { created } = await stripe.paymentIntents.create(cardPayment);
  assert.ok((await stripe.paymentIntents.list({ created: { gte: created } })).data.length > 0);
  assert.deepEqual((await stripe.paymentIntents.list({ created: { gt: created + 60 } })).data, []);
  const both = await refusal(stripe.paymentIntents.list({ created: { lt: created, lte: created } }));
  assert.equal(both.code, 'parameters_exclusive');
  const expanded = await refusal(stripe.paymentIntents.list({ expand: ['data.amount'] }));
  assert.match(expanded.message, /^This property cannot be expanded \(data\.amount\)/);
});
