import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const amounts = { amount: 30_000, currency: 'jpy' };
const typed = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' };

async function tokenOf(params: { payment_method: string } = { payment_method: 'pm_card_visa' }) {
  return stripe.testHelpers.confirmationTokens.create({ return_url: 'https://shop.example/done', ...params });
}

test('a token made in the browser previews the card, confirms once and carries its terms to the intent', async () => {
  const made = await sandbox.browser.rawRequest('POST', '/v1/confirmation_tokens', {
    payment_method_data: { type: 'card', card: typed, billing_details: { name: '検査 花子' } },
    return_url: 'https://shop.example/done',
    setup_future_usage: 'off_session',
    shipping: { name: '検査 花子', address: { country: 'JP', postal_code: '1000001' } },
  });
  const token = await stripe.confirmationTokens.retrieve(String(JSON.parse(JSON.stringify(made)).id));
  assert.equal(token.payment_method_preview?.card?.last4, '4242');
  assert.equal(token.payment_method_preview?.billing_details.name, '検査 花子');
  assert.deepEqual([token.payment_intent, token.use_stripe_sdk], [null, true]);
  assert.equal((token.expires_at ?? 0) - token.created, 12 * 3600);

  const customer = await stripe.customers.create();
  const intent = await stripe.paymentIntents.create({ ...amounts, customer: customer.id });
  const paid = await stripe.paymentIntents.confirm(intent.id, { confirmation_token: token.id });
  assert.deepEqual([paid.status, paid.setup_future_usage], ['succeeded', 'off_session']);
  assert.equal(paid.shipping?.address?.postal_code, '1000001');
  const { data: saved } = await stripe.customers.listPaymentMethods(customer.id);
  assert.deepEqual(
    saved.map(({ id }) => id),
    [paid.payment_method],
  );
  const spent = await stripe.confirmationTokens.retrieve(token.id);
  assert.deepEqual([spent.payment_intent, spent.expires_at], [intent.id, null]);

  const second = await stripe.paymentIntents.create(amounts);
  const again = await refusal(stripe.paymentIntents.confirm(second.id, { confirmation_token: token.id }));
  assert.match(again.message, /already been used/);
  assert.equal((await stripe.paymentIntents.retrieve(second.id)).status, 'requires_payment_method');
});

test('create with confirm takes a token; the payment method of the request takes precedence', async () => {
  const own = await stripe.paymentIntents.create({
    ...amounts,
    confirm: true,
    confirmation_token: (await tokenOf()).id,
    expand: ['payment_method'],
  });
  assert.ok(own.payment_method !== null && typeof own.payment_method === 'object');
  assert.deepEqual([own.status, own.payment_method.card?.brand], ['succeeded', 'visa']);
  const other = await stripe.paymentIntents.create({
    ...amounts,
    confirm: true,
    confirmation_token: (await tokenOf()).id,
    payment_method: 'pm_card_mastercard',
    expand: ['payment_method'],
  });
  assert.ok(other.payment_method !== null && typeof other.payment_method === 'object');
  assert.equal(other.payment_method.card?.brand, 'mastercard');
});

test('a declined confirmation spends the token; a refused one does not', async () => {
  const token = await tokenOf({ payment_method: 'pm_card_visa_chargeDeclined' });
  const canceled = await stripe.paymentIntents.create(amounts);
  await stripe.paymentIntents.cancel(canceled.id);
  await refusal(stripe.paymentIntents.confirm(canceled.id, { confirmation_token: token.id }));
  assert.equal((await stripe.confirmationTokens.retrieve(token.id)).payment_intent, null);
  const intent = await stripe.paymentIntents.create(amounts);
  assert.equal(
    (await refusal(stripe.paymentIntents.confirm(intent.id, { confirmation_token: token.id }))).statusCode,
    402,
  );
  assert.equal((await stripe.confirmationTokens.retrieve(token.id)).payment_intent, intent.id);
});

test('a token that wants 3-D Secure is handled by Stripe.js', async () => {
  const token = await tokenOf({ payment_method: 'pm_card_authenticationRequired' });
  const intent = await stripe.paymentIntents.create({ ...amounts, confirm: true, confirmation_token: token.id });
  assert.deepEqual([intent.status, intent.next_action?.type], ['requires_action', 'use_stripe_sdk']);
});

test('tokens expire, are not made with a secret key, and must exist', async () => {
  const secret = stripe.rawRequest('POST', '/v1/confirmation_tokens', { payment_method: 'pm_card_visa' });
  assert.match((await refusal(secret)).message, /publishable API key/);
  const token = await tokenOf();
  await sandbox.control('POST', '/clock', { advanceSeconds: 12 * 3600 + 1 });
  const intent = await stripe.paymentIntents.create(amounts);
  const late = await refusal(stripe.paymentIntents.confirm(intent.id, { confirmation_token: token.id }));
  assert.match(late.message, /has expired/);
  const unknown = await refusal(stripe.paymentIntents.confirm(intent.id, { confirmation_token: 'ctoken_unknown' }));
  assert.deepEqual([unknown.code, unknown.param, unknown.statusCode], ['resource_missing', 'confirmation_token', 400]);
  const unconfirmed = await refusal(stripe.paymentIntents.create({ ...amounts, confirmation_token: token.id }));
  assert.equal(unconfirmed.param, 'confirmation_token');
});
