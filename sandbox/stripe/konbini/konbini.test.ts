import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout, eventsOf } from '../testing/events-of';
import {
  detailsOf,
  konbiniPayment,
  payer,
  sandboxNow,
  untilStatus,
  voucherStatuses,
  waitingAtKonbini,
} from '../testing/konbini-payments';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const endOfJstDay = (now: number, days: number) => {
  const day = new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);
  return Date.parse(`${day}T23:59:59+09:00`) / 1000 + days * 86_400;
};

test('a confirmed konbini payment waits with numbers for four chains until the end of the third day in Japan', async () => {
  const now = await sandboxNow(sandbox);
  const intent = await waitingAtKonbini(stripe);
  assertIncludes(intent, {
    status: 'requires_action',
    latest_charge: null,
    payment_method_types: ['card', 'konbini'],
    payment_method_options: {
      konbini: { confirmation_number: null, expires_after_days: null, expires_at: null, product_description: null },
    },
  });
  const { expires_at, hosted_voucher_url, stores } = detailsOf(intent);
  assert.equal(expires_at, endOfJstDay(now * 1000, 3));
  assert.match(hosted_voucher_url ?? '', new RegExp(`^${sandbox.url}/konbini/voucher/test_\\w{48}$`));
  assert.match(stores.familymart?.payment_code ?? '', /^\d{5}-\d{12}$/);
  assert.equal(stores.familymart?.confirmation_number, undefined);
  for (const chain of [stores.lawson, stores.ministop, stores.seicomart]) {
    assert.match(chain?.payment_code ?? '', /^\d{6}$/);
    assert.match(chain?.confirmation_number ?? '', /^\d{11}$/);
  }
  assert.deepEqual(await eventsOf(stripe, intent.id), ['payment_intent.created', 'payment_intent.requires_action']);
});

test('the confirmation number and the deadline are those of the options', async () => {
  const now = await sandboxNow(sandbox);
  const intent = await waitingAtKonbini(stripe, undefined, {
    confirmation_number: '09012345678',
    expires_after_days: 10,
    product_description: '検査コース代金',
  });
  const { expires_at, stores } = detailsOf(intent);
  assert.equal(expires_at, endOfJstDay(now * 1000, 10));
  assert.equal(stores.lawson?.confirmation_number, '09012345678');
  const at = now + 3600;
  assert.equal(detailsOf(await waitingAtKonbini(stripe, undefined, { expires_at: at })).expires_at, at);
});

test('a paid voucher is a charge of the chain with the fee of konbini, available after four banking days', async () => {
  const { id } = await waitingAtKonbini(stripe, 'hanako.succeed_immediately@example.com');
  const paid = await untilStatus(stripe, id, 'succeeded');
  assertIncludes(paid, { amount_received: 30_000, next_action: null, last_payment_error: null });
  const charge = await settledCharge(sandbox, String(paid.latest_charge));
  assert.match(charge.id, /^py_/);
  assertIncludes(charge, {
    amount: 30_000,
    captured: true,
    status: 'succeeded',
    payment_method_details: { type: 'konbini', konbini: { store: { chain: 'familymart' } } },
    outcome: { type: 'authorized', risk_level: 'not_assessed' },
  });
  assertIncludes(charge.balance_transaction, {
    type: 'payment',
    reporting_category: 'charge',
    amount: 30_000,
    fee: 1080,
    net: 28_920,
    fee_details: [{ type: 'stripe_fee', amount: 1080, currency: 'jpy' }],
    status: 'pending',
  });
  assert.deepEqual(await eventsOf(stripe, id), [
    'payment_intent.created',
    'payment_intent.requires_action',
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
  ]);
  const [succeeded] = (await eventsAbout(stripe, id)).filter(({ type }) => type === 'payment_intent.succeeded');
  assert.equal(succeeded?.request, null);
});

test('any other address pays after three minutes of the sandbox clock', async () => {
  const { id } = await waitingAtKonbini(stripe, 'hanako@example.com');
  await sandbox.control('POST', '/clock', { advanceSeconds: 170 });
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_action');
  await sandbox.control('POST', '/clock', { advanceSeconds: 10 });
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
});

test('the special confirmation number goes before the address', async () => {
  const { id } = await waitingAtKonbini(stripe, 'succeed_immediately@example.com', {
    confirmation_number: '55555555550',
  });
  await sandbox.control('POST', '/clock', { advanceSeconds: 600 });
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_action');
});

test('a repeated confirmation under its key gives the same voucher', async () => {
  const { id } = await stripe.paymentIntents.create(konbiniPayment);
  const confirm = () =>
    stripe.paymentIntents.confirm(
      id,
      { payment_method_data: payer(), return_url: 'https://shop.example/back' },
      { idempotencyKey: `konbini-${id}` },
    );
  const [first, second] = [await confirm(), await confirm()];
  assert.deepEqual(detailsOf(second), detailsOf(first));
  assert.deepEqual(await voucherStatuses(sandbox, id), ['open']);
});

test('the browser confirms with a name, an address and a number, and may set nothing else', async () => {
  const { id, client_secret } = await stripe.paymentIntents.create(konbiniPayment);
  const form = (options: object) => ({
    client_secret: String(client_secret),
    payment_method_data: payer(),
    expected_payment_method_type: 'konbini',
    use_stripe_sdk: true,
    return_url: 'https://shop.example/back',
    payment_method_options: { konbini: options },
  });
  const url = `/v1/payment_intents/${id}/confirm`;
  const refused = await refusal(sandbox.browser.rawRequest('POST', url, form({ expires_after_days: 60 })));
  assert.equal(refused.param, 'payment_method_options[konbini][expires_after_days]');
  await sandbox.browser.rawRequest('POST', url, form({ confirmation_number: '0312345678' }));
  const intent = await stripe.paymentIntents.retrieve(id);
  assert.equal(detailsOf(intent).stores.seicomart?.confirmation_number, '0312345678');
});

test('a confirmation token carries the payer and the confirmation number', async () => {
  const token = await sandbox.browser.rawRequest('POST', '/v1/confirmation_tokens', {
    payment_method_data: payer(),
    payment_method_options: { konbini: { confirmation_number: '0312345678' } },
    return_url: 'https://shop.example/back',
  });
  const { id } = await stripe.paymentIntents.create(konbiniPayment);
  const rendered = await stripe.confirmationTokens.retrieve(String(Reflect.get(token, 'id')));
  assertIncludes(rendered.payment_method_preview ?? {}, { type: 'konbini', konbini: {} });
  assert.equal(rendered.payment_method_preview?.card, undefined);
  const intent = await stripe.paymentIntents.confirm(id, { confirmation_token: rendered.id });
  assert.equal(detailsOf(intent).stores.lawson?.confirmation_number, '0312345678');
});

test('a confirmation number of the request goes before that of its token', async () => {
  const token = await sandbox.browser.rawRequest('POST', '/v1/confirmation_tokens', {
    payment_method_data: payer(),
    payment_method_options: { konbini: { confirmation_number: '0312345678' } },
  });
  const { id } = await stripe.paymentIntents.create(konbiniPayment);
  const intent = await stripe.paymentIntents.confirm(id, {
    confirmation_token: String(Reflect.get(token, 'id')),
    payment_method_options: { konbini: { confirmation_number: '0399999999' } },
  });
  assert.equal(detailsOf(intent).stores.lawson?.confirmation_number, '0399999999');
});
