import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsOf } from '../testing/events-of';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const returnUrl = 'https://shop.example/back?order=o1';
const payment = {
  amount: 30_000,
  currency: 'jpy',
  allowed_payment_method_types: ['card', 'paypay'],
} satisfies Stripe.PaymentIntentCreateParams;
const byPayPay = { payment_method_data: { type: 'paypay' }, return_url: returnUrl } as const;

const waiting = () => stripe.paymentIntents.create({ ...payment, ...byPayPay, confirm: true });
const pageOf = ({ next_action }: Stripe.PaymentIntent) => String(next_action?.redirect_to_url?.url);
const answer = (url: string, value: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ answer: value }), redirect: 'manual' });

test('approved: the charge with the fee of PayPay, and back to the shop', async () => {
  const intent = await waiting();
  assertIncludes(intent, {
    status: 'requires_action',
    next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl } },
    payment_method_options: { paypay: {} },
  });
  const page = await (await fetch(pageOf(intent))).text();
  for (const shown of ['模擬', '30,000円', '支払いを承認する', '支払いを拒否する', 'Authorize Test Payment']) {
    assert.ok(page.includes(shown), shown);
  }
  const back = await answer(pageOf(intent), 'approve');
  assert.equal(back.status, 303);
  const location = new URL(back.headers.get('location') ?? '');
  assert.equal(location.origin + location.pathname, 'https://shop.example/back');
  assert.deepEqual(Object.fromEntries(location.searchParams), {
    order: 'o1',
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret,
    redirect_status: 'succeeded',
  });
  const paid = await stripe.paymentIntents.retrieve(intent.id);
  assertIncludes(paid, { status: 'succeeded', amount_received: 30_000, next_action: null });
  const charge = await settledCharge(sandbox, String(paid.latest_charge));
  assertIncludes(charge, { payment_method_details: { type: 'paypay', paypay: {} } });
  assertIncludes(charge.balance_transaction, {
    type: 'payment',
    fee: 1194,
    fee_details: [{ type: 'stripe_fee', amount: 1194 }],
  });
  assert.deepEqual(await eventsOf(stripe, intent.id), [
    'payment_intent.created',
    'payment_intent.requires_action',
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
  ]);
});

test('refused: another payment method is wanted, and the shop hears that it failed', async () => {
  const intent = await waiting();
  const back = await answer(pageOf(intent), 'refuse');
  assert.equal(new URL(back.headers.get('location') ?? '').searchParams.get('redirect_status'), 'failed');
  assertIncludes(await stripe.paymentIntents.retrieve(intent.id), {
    status: 'requires_payment_method',
    latest_charge: null,
    next_action: null,
    payment_method: null,
    last_payment_error: { code: 'payment_intent_authentication_failure', type: 'invalid_request_error' },
  });
  assert.deepEqual(await eventsOf(stripe, intent.id), [
    'payment_intent.created',
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
  ]);
});

test('who leaves without an answer is waited for; an answer counts once', async () => {
  const intent = await waiting();
  await fetch(pageOf(intent));
  await sandbox.control('POST', '/clock', { advanceDays: 2 });
  assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'requires_action');
  const answers = await Promise.all(
    ['approve', 'refuse', 'approve', 'refuse'].map((value) => answer(pageOf(intent), value)),
  );
  const answered = answers.filter(({ headers }) => headers.get('location')?.startsWith('https://shop.example'));
  assert.equal(answered.length, 1);
  assert.match(await (await fetch(pageOf(intent))).text(), /購入先へ戻る/);
});

test('a new attempt, a card, another amount or a cancellation ends the page that is still open', async () => {
  const ends: ((id: string) => Promise<Stripe.PaymentIntent>)[] = [
    (id) => stripe.paymentIntents.confirm(id, byPayPay),
    (id) => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    (id) => stripe.paymentIntents.update(id, { amount: 20_000 }),
    (id) => stripe.paymentIntents.cancel(id),
  ];
  for (const end of ends) {
    const intent = await waiting();
    const { status } = await end(intent.id);
    const late = await answer(pageOf(intent), 'approve');
    assert.match(late.headers.get('location') ?? '', /^\/paypay\/authorize\//);
    assert.match(await (await fetch(pageOf(intent))).text(), /無効になりました/);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, status);
  }
});

test('controls answer without a browser', async () => {
  const { id } = await waiting();
  const answered = await sandbox.request('POST', `/_sandbox/paypay/${id}/approve`);
  assertIncludes(await answered.json(), { status: 'succeeded' });
  const again = await sandbox.request('POST', `/_sandbox/paypay/${id}/refuse`);
  assert.deepEqual([again.status, (await again.json()).error], [409, 'approved']);
  assert.equal((await fetch(`${sandbox.url}/paypay/authorize/pa_nonce_unknown`)).status, 404);
});

test('PayPay wants a return_url, yen from 50 to 1,000,000, and the customer; it cannot be saved', async () => {
  const { id } = await stripe.paymentIntents.create(payment);
  const bare = { payment_method_data: { type: 'paypay' } } as const;
  assert.equal((await refusal(stripe.paymentIntents.confirm(id, bare))).param, 'return_url');
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_payment_method');
  const create = (rest: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({ ...payment, allowed_payment_method_types: ['paypay'], ...rest });
  assert.equal((await refusal(create({ amount: 49 }))).code, 'amount_too_small');
  assert.equal((await refusal(create({ amount: 1_000_001 }))).code, 'amount_too_large');
  assert.equal((await create({ amount: 1_000_000 })).amount, 1_000_000);
  assert.equal((await refusal(create({ setup_future_usage: 'on_session' }))).param, 'setup_future_usage');
  assert.equal((await refusal(create({ capture_method: 'manual' }))).param, 'capture_method');
  assert.equal((await refusal(create({ ...byPayPay, confirm: true, off_session: true }))).param, 'off_session');
  const method = await stripe.paymentMethods.create({ type: 'paypay' });
  assertIncludes(method, { type: 'paypay', paypay: {}, customer: null });
  const { id: customer } = await stripe.customers.create();
  await refusal(stripe.paymentMethods.attach(method.id, { customer }));
});
