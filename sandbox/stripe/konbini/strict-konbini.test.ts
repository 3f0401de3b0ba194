import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { isPrintable } from './shift-jis';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const payment = {
  amount: 30_000,
  currency: 'jpy',
  allowed_payment_method_types: ['konbini'],
} satisfies Stripe.PaymentIntentCreateParams;
const billing_details = { name: '独影 花子', email: 'fill_never@example.com' };

test('name and address are wanted when the payment is confirmed, the name first', async () => {
  const confirm = (details: Stripe.PaymentIntentCreateParams.PaymentMethodData.BillingDetails) =>
    stripe.paymentIntents.create({
      ...payment,
      confirm: true,
      payment_method_data: { type: 'konbini', billing_details: details },
    });
  const noName = await refusal(confirm({ email: 'a@example.com' }));
  assert.deepEqual([noName.code, noName.param], ['parameter_missing', 'payment_method_data[billing_details][name]']);
  const noEmail = await refusal(confirm({ name: '花子' }));
  assert.equal(noEmail.message, 'Missing required param: payment_method_data[billing_details][email].');
  const bare = await stripe.paymentMethods.create({ type: 'konbini' });
  const { id } = await stripe.paymentIntents.create({ ...payment, payment_method: bare.id });
  assert.equal((await refusal(stripe.paymentIntents.confirm(id))).param, 'billing_details[name]');
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_confirmation');
});

test('a konbini payment method says nothing of cards, and cannot be kept', async () => {
  const method = await stripe.paymentMethods.create({ type: 'konbini', billing_details });
  assert.deepEqual([method.type, method.konbini, method.card, method.customer], ['konbini', {}, undefined, null]);
  const { id: customer } = await stripe.customers.create();
  assert.match((await refusal(stripe.paymentMethods.attach(method.id, { customer }))).message, /single payment/);
  const setup = await stripe.setupIntents.create({ allowed_payment_method_types: ['card'] });
  const refused = await refusal(stripe.setupIntents.confirm(setup.id, { payment_method: method.id }));
  assert.match(refused.message, /PaymentMethod provided \(konbini\) is not allowed for this SetupIntent/);
  await refusal(stripe.setupIntents.create({ allowed_payment_method_types: ['konbini'] }));
  const mixed = await refusal(
    stripe.paymentMethods.create({ type: 'konbini', card: { token: 'tok_visa' }, billing_details }),
  );
  assert.equal(mixed.code, 'parameter_unknown');
});

test('the intent takes only the types it was created for', async () => {
  const { id } = await stripe.paymentIntents.create(payment);
  const byCard = await refusal(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }));
  assert.equal(byCard.code, 'payment_intent_incompatible_payment_method');
  assert.match(byCard.message, /one of the following types: konbini/);
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_payment_method');
  const card = await stripe.paymentIntents.create({ ...payment, allowed_payment_method_types: ['card'] });
  const method = await stripe.paymentMethods.create({ type: 'konbini', billing_details });
  await refusal(stripe.paymentIntents.update(card.id, { payment_method: method.id }));
  const waiting = await stripe.paymentIntents.confirm(id, { payment_method: method.id });
  const narrowed = await refusal(stripe.paymentIntents.update(id, { allowed_payment_method_types: ['card'] }));
  assert.equal(narrowed.code, 'payment_intent_incompatible_payment_method');
  assert.deepEqual((await stripe.paymentIntents.retrieve(id)).next_action, waiting.next_action);
});

test('amounts from ¥120 to ¥300,000; automatic types leave konbini out beyond', async () => {
  const create = (amount: number) => stripe.paymentIntents.create({ ...payment, amount });
  assert.equal((await refusal(create(119))).code, 'amount_too_small');
  assert.equal((await refusal(create(300_001))).code, 'amount_too_large');
  for (const amount of [120, 300_000]) assert.deepEqual((await create(amount)).payment_method_types, ['konbini']);
  const { id } = await create(120);
  assert.equal((await refusal(stripe.paymentIntents.update(id, { amount: 119 }))).code, 'amount_too_small');
  const types = async (amount: number, rest: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    (await stripe.paymentIntents.create({ amount, currency: 'jpy', ...rest })).payment_method_types;
  assert.deepEqual(await types(50), ['card', 'paypay']);
  assert.deepEqual(await types(300_000), ['card', 'konbini', 'paypay']);
  assert.deepEqual(await types(1_000_001), ['card']);
  assert.deepEqual(await types(5000, { setup_future_usage: 'off_session' }), ['card']);
  assert.deepEqual(await types(5000, { capture_method: 'manual' }), ['card']);
  assert.deepEqual(await types(5000, { excluded_payment_method_types: ['konbini'] }), ['card', 'paypay']);
});

test('no manual capture, no saving, no payment without the customer', async () => {
  const params = { ...payment, confirm: true, payment_method_data: { type: 'konbini', billing_details } } as const;
  const create = (rest: Partial<Stripe.PaymentIntentCreateParams>) =>
    refusal(stripe.paymentIntents.create({ ...params, ...rest }));
  assert.equal((await create({ capture_method: 'manual' })).param, 'capture_method');
  assert.equal((await create({ setup_future_usage: 'off_session' })).param, 'setup_future_usage');
  assert.equal((await create({ off_session: true })).param, 'off_session');
  assert.equal((await create({ error_on_requires_action: true })).code, 'payment_intent_action_required');
  assert.equal((await create({ currency: 'usd' })).code, 'invalid_currency');
});

test('options are checked when they are set', async () => {
  const now = Math.floor(Date.now() / 1000);
  const wrong: [Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Konbini, string][] = [
    [{ confirmation_number: '123456789' }, 'confirmation_number'],
    [{ confirmation_number: '090-1234-5678' }, 'confirmation_number'],
    [{ confirmation_number: '00000000000' }, 'confirmation_number'],
    [{ expires_after_days: 0 }, 'expires_after_days'],
    [{ expires_after_days: 61 }, 'expires_after_days'],
    [{ expires_at: now + 1700 }, 'expires_at'],
    [{ expires_at: now + 61 * 86_400 }, 'expires_at'],
    [{ expires_after_days: 3, expires_at: now + 86_400 }, 'expires_at'],
    [{ product_description: 'あ'.repeat(23) }, 'product_description'],
    [{ product_description: '髙橋様の検査' }, 'product_description'],
  ];
  for (const [konbini, name] of wrong) {
    const error = await refusal(stripe.paymentIntents.create({ ...payment, payment_method_options: { konbini } }));
    assert.equal(error.param, `payment_method_options[konbini][${name}]`, JSON.stringify(konbini));
  }
  const { id } = await stripe.paymentIntents.create({
    ...payment,
    payment_method_options: { konbini: { expires_after_days: 3 } },
  });
  const both = { konbini: { expires_at: now + 86_400 } };
  assert.equal(
    (await refusal(stripe.paymentIntents.update(id, { payment_method_options: both }))).code,
    'parameters_exclusive',
  );
  const changed = await stripe.paymentIntents.update(id, {
    payment_method_options: { konbini: { expires_after_days: '', expires_at: now + 86_400 } },
  });
  assert.equal(changed.payment_method_options?.konbini?.expires_at, now + 86_400);
  assert.equal(changed.payment_method_options?.konbini?.expires_after_days, null);
});

test('a confirmation less than half an hour before its own deadline is refused', async () => {
  const { now } = await (await sandbox.request('GET', '/_sandbox/clock')).json();
  const intent = await stripe.paymentIntents.create({
    ...payment,
    payment_method_options: { konbini: { expires_at: Math.floor(now / 1000) + 3600 } },
  });
  await sandbox.control('POST', '/clock', { advanceSeconds: 1801 });
  const error = await refusal(
    stripe.paymentIntents.confirm(intent.id, { payment_method_data: { type: 'konbini', billing_details } }),
  );
  assert.equal(error.param, 'payment_method_options[konbini][expires_at]');
});

test('a confirmation number that is too common is refused, and nothing has happened', async () => {
  const { id } = await stripe.paymentIntents.create(payment);
  const error = await refusal(
    stripe.paymentIntents.confirm(id, {
      payment_method_data: { type: 'konbini', billing_details },
      payment_method_options: { konbini: { confirmation_number: '01234567890' } },
    }),
  );
  assert.deepEqual([error.statusCode, error.code], [400, 'payment_intent_konbini_rejected_confirmation_number']);
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_payment_method');
});

test('tills print JIS X 0208: level 1 and 2 kanji, no extensions of makers', () => {
  assert.ok(isPrintable('お買い上げ商品・サービス ABC 123 熙'));
  for (const character of ['髙', '﨑', '①', 'ｶ', '😀', '\n']) assert.ok(!isPrintable(character), character);
});

test('a card is saved while it pays though konbini is offered beside it; konbini itself is not', async () => {
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'jpy',
    customer,
    allowed_payment_method_types: ['card', 'konbini'],
  });
  const saving = { setup_future_usage: 'off_session', return_url: 'https://example.jp/' } as const;
  const voucher = { type: 'konbini', billing_details } as const;
  const refused = await refusal(stripe.paymentIntents.confirm(id, { ...saving, payment_method_data: voucher }));
  assert.equal(refused.param, 'setup_future_usage');
  const paid = await stripe.paymentIntents.confirm(id, { ...saving, payment_method: 'pm_card_visa' });
  assert.equal(paid.status, 'succeeded');
  assert.equal((await stripe.customers.listPaymentMethods(customer)).data.length, 1);
});
