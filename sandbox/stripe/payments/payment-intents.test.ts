import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { eventsOf } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('a card payment: the charge, the fee a moment later, the events in order', async () => {
  const intent = await stripe.paymentIntents.create({ ...cardPayment, metadata: { order_id: 'ord_1' } });
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
  const charge = await settledCharge(sandbox, paid.latest_charge.id);
  const { amount, fee, net, fee_details, status, source } = charge.balance_transaction;
  assert.deepEqual(
    { amount, fee, net, status, source },
    { amount: 30_000, fee: 1_080, net: 28_920, status: 'pending', source: charge.id },
  );
  assert.deepEqual(
    fee_details.map(({ type, amount: part }) => [type, part]),
    [['stripe_fee', 1_080]],
  );
  assert.deepEqual(await eventsOf(stripe, intent.id), [
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
  ]);
});

test('a decline is a 402 that keeps the failed charge, and the same intent pays with another card', async () => {
  const intent = await stripe.paymentIntents.create(cardPayment);
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

test('wrong states and wrong parameters answer as Stripe does', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa', confirm: true });
  const cases: [() => Promise<unknown>, string | undefined][] = [
    [() => stripe.paymentIntents.confirm(paid.id), 'payment_intent_unexpected_state'],
    [() => stripe.paymentIntents.cancel(paid.id), 'payment_intent_unexpected_state'],
    [() => stripe.paymentIntents.update(paid.id, { amount: 50 }), 'payment_intent_unexpected_state'],
    [() => stripe.paymentIntents.create({ ...cardPayment, amount: 49 }), 'amount_too_small'],
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
    [() => stripe.paymentIntents.create({ ...cardPayment, allowed_payment_method_types: ['klarna'] }), undefined],
  ];
  for (const [call, code] of cases) {
    const error = await refusal(call());
    assert.equal(error.code, code, error.message);
    assert.ok([400, 404].includes(error.statusCode ?? 0), error.message);
  }
});

test('a publishable key needs the client secret and sees less', async () => {
  const intent = await stripe.paymentIntents.create({ ...cardPayment, metadata: { order_id: 'ord_2' } });
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
