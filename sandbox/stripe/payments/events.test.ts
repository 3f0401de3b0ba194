import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout, eventsOf } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const held = { ...cardPayment, capture_method: 'manual', payment_method: 'pm_card_visa', confirm: true } as const;

async function eventOf(id: string, type: Stripe.Event.Type): Promise<Stripe.Event> {
  const found = (await eventsAbout(stripe, id)).find((event) => event.type === type);
  assert.ok(found, type);
  return found;
}

test('the event of a creation shows the intent with the card that came with it', async () => {
  const payment = await stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa' });
  const paid = await eventOf(payment.id, 'payment_intent.created');
  assert.ok(paid.type === 'payment_intent.created');
  assert.deepEqual(
    [paid.data.object.payment_method, paid.data.object.status],
    [payment.payment_method, 'requires_confirmation'],
  );
  const setup = await stripe.setupIntents.create({
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
  });
  const saved = await eventOf(setup.id, 'setup_intent.created');
  assert.ok(saved.type === 'setup_intent.created');
  assert.equal(saved.data.object.payment_method, setup.payment_method);
});

test('a capture tells all that it changed on the charge', async () => {
  const { id } = await stripe.paymentIntents.create(held);
  await stripe.paymentIntents.capture(id, { amount_to_capture: 10_000 });
  const { data } = await eventOf(id, 'charge.captured');
  assert.deepEqual(data.previous_attributes, { amount_captured: 0, amount_refunded: 0, captured: false });
});

test('cancelling what awaits its capture releases the hold, and says so before the cancellation', async () => {
  const { id, latest_charge } = await stripe.paymentIntents.create(held);
  await stripe.paymentIntents.cancel(id, { cancellation_reason: 'requested_by_customer' });
  assert.deepEqual(await eventsOf(stripe, id), [
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'charge.refunded',
    'payment_intent.canceled',
  ]);
  const [released, canceled] = (await eventsAbout(stripe, id)).slice(-2);
  assert.ok(released?.type === 'charge.refunded' && canceled?.type === 'payment_intent.canceled');
  assert.deepEqual(released.data.previous_attributes, { amount_refunded: 0, refunded: false });
  assertIncludes(released.data.object, {
    id: latest_charge,
    captured: false,
    amount_captured: 0,
    amount_refunded: 30_000,
    refunded: true,
    balance_transaction: null,
  });
  assertIncludes(canceled.data.object, {
    status: 'canceled',
    amount_capturable: 0,
    amount_received: 0,
    cancellation_reason: 'requested_by_customer',
    canceled_at: canceled.created,
  });
  assert.deepEqual((await stripe.balanceTransactions.list({ source: String(latest_charge) })).data, []);
});

test('where no issuer was asked there is no charge', async () => {
  const { id } = await stripe.paymentIntents.create(cardPayment);
  const error = await refusal(
    stripe.paymentIntents.confirm(id, {
      payment_method: 'pm_card_authenticationRequired',
      error_on_requires_action: true,
    }),
  );
  assert.deepEqual([error.decline_code, error.charge], ['authentication_not_handled', undefined]);
  const { latest_charge, status, last_payment_error } = await stripe.paymentIntents.retrieve(id);
  assert.deepEqual([latest_charge, status], [null, 'requires_payment_method']);
  assert.equal(last_payment_error?.charge, undefined);
  assert.deepEqual(await eventsOf(stripe, id), ['payment_intent.created', 'payment_intent.payment_failed']);
});
