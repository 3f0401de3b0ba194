import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Stripe from 'stripe';
import { type SandboxUnderTest, startSandboxUnderTest } from '../testing/sandbox-under-test';

let sandbox: SandboxUnderTest;
let stripe: Stripe;

before(async () => {
  sandbox = await startSandboxUnderTest();
  stripe = sandbox.stripe;
});
after(() => sandbox.stop());

const cardOnly = {
  amount: 30_000,
  currency: 'jpy',
  allowed_payment_method_types: ['card'],
} satisfies Stripe.PaymentIntentCreateParams;

async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof Stripe.errors.StripeError, String(error));
    return error;
  }
  throw new Error('expected a refusal');
}

/** Events about this object, oldest first. */
async function eventsOf(id: string): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  const about = data.filter(({ data: { object } }) => JSON.stringify(object).includes(id));
  return about.map(({ type }) => type).reverse();
}

async function settled(charge: string): Promise<Stripe.Charge & { balance_transaction: Stripe.BalanceTransaction }> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = await stripe.charges.retrieve(charge, { expand: ['balance_transaction'] });
    const { balance_transaction: transaction } = found;
    if (transaction !== null && typeof transaction === 'object') return { ...found, balance_transaction: transaction };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${charge} has no balance transaction`);
}

test('a card payment: the charge, the fee a moment later, the events in order', async () => {
  const intent = await stripe.paymentIntents.create({ ...cardOnly, metadata: { order_id: 'ord_1' } });
  assert.equal(intent.status, 'requires_payment_method');
  assert.deepEqual(intent.payment_method_types, ['card']);
  assert.match(intent.client_secret ?? '', new RegExp(`^${intent.id}_secret_`));
  const paid = await stripe.paymentIntents.confirm(intent.id, {
    payment_method: 'pm_card_visa',
    expand: ['latest_charge'],
  });
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.amount_received, 30_000);
  assert.ok(paid.latest_charge !== null && typeof paid.latest_charge === 'object');
  assert.equal(paid.latest_charge.balance_transaction, null);
  const charge = await settled(paid.latest_charge.id);
  const { amount, fee, net, fee_details, status, source } = charge.balance_transaction;
  assert.deepEqual(
    { amount, fee, net, status, source },
    { amount: 30_000, fee: 1_080, net: 28_920, status: 'pending', source: charge.id },
  );
  assert.deepEqual(
    fee_details.map(({ type, amount: part }) => [type, part]),
    [['stripe_fee', 1_080]],
  );
  assert.deepEqual(await eventsOf(intent.id), [
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
  ]);
});

test('a decline is a 402 that keeps the failed charge, and the same intent pays with another card', async () => {
  const intent = await stripe.paymentIntents.create(cardOnly);
  const error = await refusal(
    stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds' }),
  );
  assert.ok(error instanceof Stripe.errors.StripeCardError);
  assert.deepEqual([error.statusCode, error.code, error.decline_code], [402, 'card_declined', 'insufficient_funds']);
  assert.equal(error.payment_intent?.status, 'requires_payment_method');
  const failed = await stripe.charges.retrieve(error.charge ?? '');
  assert.deepEqual([failed.status, failed.failure_code, failed.paid], ['failed', 'card_declined', false]);
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.last_payment_error, null);
  const { data } = await stripe.charges.list({ payment_intent: intent.id });
  assert.deepEqual(
    data.map(({ status }) => status),
    ['succeeded', 'failed'],
  );
});

test('3-D Secure: requires_action, then charged or back to another card', async () => {
  for (const [outcome, status] of [
    ['authenticate', 'succeeded'],
    ['fail', 'requires_payment_method'],
  ] as const) {
    const intent = await stripe.paymentIntents.create(cardOnly);
    const waiting = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_threeDSecure2Required',
      use_stripe_sdk: true,
    });
    assert.deepEqual([waiting.status, waiting.next_action?.type], ['requires_action', 'use_stripe_sdk']);
    const body = new URLSearchParams({
      intent: intent.id,
      client_secret: intent.client_secret ?? '',
      outcome,
    }).toString();
    const answer = await sandbox.request('POST', '/v1/3ds2/challenge_complete', {
      body,
      headers: { authorization: 'Bearer pk_test_sandbox' },
    });
    assert.equal(answer.status, 200);
    const after = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(after.status, status);
    assert.equal(
      after.last_payment_error?.code,
      outcome === 'fail' ? 'payment_intent_authentication_failure' : undefined,
    );
  }
});

test('a server-side confirm with a return_url redirects to the issuer', async () => {
  const intent = await stripe.paymentIntents.create({
    ...cardOnly,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://shop.example/return',
  });
  assert.equal(intent.next_action?.type, 'redirect_to_url');
  assert.match(intent.next_action?.redirect_to_url?.url ?? '', new RegExp(`/_sandbox/three-ds/${intent.id}/authorize`));
});

test('off session, a card that wants authentication is declined with authentication_required', async () => {
  const customer = await stripe.customers.create();
  const saved = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer: customer.id });
  const params = { ...cardOnly, customer: customer.id, payment_method: saved.id, confirm: true, off_session: true };
  const error = await refusal(stripe.paymentIntents.create(params));
  assert.deepEqual([error.statusCode, error.decline_code], [402, 'authentication_required']);
  const set = await stripe.paymentMethods.attach('pm_card_authenticationRequiredSetupForOffSession', {
    customer: customer.id,
  });
  assert.equal((await stripe.paymentIntents.create({ ...params, payment_method: set.id })).status, 'succeeded');
});

test('manual capture: held, captured in part, or released', async () => {
  const held = await stripe.paymentIntents.create({
    ...cardOnly,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  assert.deepEqual([held.status, held.amount_capturable], ['requires_capture', 30_000]);
  const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 10_000 });
  assert.deepEqual([taken.status, taken.amount_received], ['succeeded', 10_000]);
  const released = await stripe.paymentIntents.create({
    ...cardOnly,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  const canceled = await stripe.paymentIntents.cancel(released.id, { cancellation_reason: 'abandoned' });
  assert.deepEqual(
    [canceled.status, canceled.amount_capturable, canceled.cancellation_reason],
    ['canceled', 0, 'abandoned'],
  );
});

test('wrong states and wrong parameters answer as Stripe does', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardOnly, payment_method: 'pm_card_visa', confirm: true });
  const cases: [() => Promise<unknown>, string | undefined][] = [
    [() => stripe.paymentIntents.confirm(paid.id), 'payment_intent_unexpected_state'],
    [() => stripe.paymentIntents.cancel(paid.id), 'payment_intent_unexpected_state'],
    [() => stripe.paymentIntents.update(paid.id, { amount: 50 }), 'payment_intent_unexpected_state'],
    [() => stripe.paymentIntents.create({ ...cardOnly, amount: 49 }), 'amount_too_small'],
    [() => stripe.paymentIntents.retrieve('pi_unknown'), 'resource_missing'],
    [
      () =>
        stripe.rawRequest('POST', '/v1/payment_intents', {
          amount: 100,
          currency: 'jpy',
          payment_method_types: ['card'],
        }),
      'payment_method_types_no_longer_supported',
    ],
    [
      () => stripe.rawRequest('POST', '/v1/payment_intents', { amount: 100, currency: 'jpy', coupon: 'x' }),
      'parameter_unknown',
    ],
    [() => stripe.paymentIntents.create({ ...cardOnly, allowed_payment_method_types: ['klarna'] }), undefined],
  ];
  for (const [call, code] of cases) {
    const error = await refusal(call());
    assert.equal(error.code, code, error.message);
    assert.ok([400, 404].includes(error.statusCode ?? 0), error.message);
  }
});

test('a publishable key needs the client secret and sees less', async () => {
  const intent = await stripe.paymentIntents.create({ ...cardOnly, metadata: { order_id: 'ord_2' } });
  const headers = { authorization: 'Bearer pk_test_sandbox' };
  const path = `/v1/payment_intents/${intent.id}`;
  assert.equal((await sandbox.request('GET', path, { headers })).status, 400);
  assert.equal(
    (await sandbox.request('GET', `${path}?client_secret=${intent.id}_secret_wrong`, { headers })).status,
    404,
  );
  const seen: unknown = await (
    await sandbox.request('GET', `${path}?client_secret=${intent.client_secret}`, { headers })
  ).json();
  assert.ok(
    typeof seen === 'object' && seen !== null && 'status' in seen && !('metadata' in seen) && !('customer' in seen),
  );
});

test('a full and a partial refund move the balance; never more than was captured', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardOnly, payment_method: 'pm_card_visa', confirm: true });
  const part = await stripe.refunds.create({
    payment_intent: paid.id,
    amount: 10_000,
    expand: ['balance_transaction'],
  });
  assert.equal(part.status, 'succeeded');
  assert.ok(part.balance_transaction !== null && typeof part.balance_transaction === 'object');
  assert.deepEqual([part.balance_transaction.net, part.balance_transaction.source], [-10_000, part.id]);
  assert.match(
    (await refusal(stripe.refunds.create({ payment_intent: paid.id, amount: 20_001 }))).message,
    /greater than unrefunded/,
  );
  await stripe.refunds.create({ payment_intent: paid.id });
  assert.equal((await refusal(stripe.refunds.create({ payment_intent: paid.id }))).code, 'charge_already_refunded');
  const charge = await stripe.charges.retrieve(String(paid.latest_charge), { expand: ['refunds'] });
  assert.deepEqual([charge.refunded, charge.amount_refunded, charge.refunds?.data.length], [true, 30_000, 2]);
});

test('funds become available after four business days of the sandbox clock', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardOnly, payment_method: 'pm_card_visa', confirm: true });
  const charge = await settled(String(paid.latest_charge));
  const before = await stripe.balance.retrieve();
  await sandbox.control('POST', '/clock', { advanceDays: 8 });
  const after = await stripe.balance.retrieve();
  assert.equal(after.pending[0]?.amount, 0);
  assert.equal((after.available[0]?.amount ?? 0) - (before.available[0]?.amount ?? 0), before.pending[0]?.amount);
  const transaction = await stripe.balanceTransactions.retrieve(charge.balance_transaction.id);
  assert.equal(transaction.status, 'available');
  assert.ok((await sandbox.eventTypes()).includes('balance.available'));
});
