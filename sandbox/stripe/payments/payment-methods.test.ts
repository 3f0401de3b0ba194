import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout, eventsOf } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const card = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' };
const type = (changes: object) =>
  sandbox.browser.rawRequest('POST', '/v1/payment_methods', { type: 'card', card: { ...card, ...changes } });
const payment = { ...cardPayment, confirm: true } as const;

test('typed card data is checked: number, Luhn, expiry, security code; a secret key may not send it', async () => {
  for (const [changes, code, param] of [
    [{ number: '4242' }, 'invalid_number', 'card[number]'],
    [{ number: '4242424242424241' }, 'incorrect_number', 'card[number]'],
    [{ exp_month: 13 }, 'invalid_expiry_month', 'card[exp_month]'],
    [{ exp_year: 2020 }, 'invalid_expiry_year', 'card[exp_year]'],
    [{ exp_year: 2099 }, 'invalid_expiry_year', 'card[exp_year]'],
    [{ cvc: '12' }, 'invalid_cvc', 'card[cvc]'],
  ] as const) {
    const error = await refusal(type(changes));
    assert.ok(error instanceof Stripe.errors.StripeCardError);
    assert.deepEqual([error.code, error.param, error.statusCode], [code, param, 402]);
  }
  const raw = await refusal(stripe.paymentMethods.create({ type: 'card', card }));
  assert.match(raw.message, /^Sending credit card numbers directly to the Stripe API is generally unsafe/);
  const made: { card: object; customer: null } = JSON.parse(JSON.stringify(await type({})));
  assertIncludes(made, { object: 'payment_method', customer: null, card: { last4: '4242', brand: 'visa' } });
  assert.equal('number' in made.card, false);
});

test('attached, listed, changed, detached: the events tell it, and a detached card is spent', async () => {
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  const listed = await stripe.paymentMethods.list({ customer, type: 'card' });
  assert.deepEqual(
    listed.data.map((method) => method.id),
    [id],
  );
  assert.equal((await stripe.customers.retrievePaymentMethod(customer, id)).id, id);
  await stripe.paymentMethods.update(id, { billing_details: { name: '検査 花子' }, card: { exp_year: 2040 } });
  await stripe.paymentMethods.update(id, { billing_details: { name: '検査 花子' } });
  const gone = await stripe.paymentMethods.detach(id);
  assert.equal(gone.customer, null);
  assert.deepEqual((await stripe.paymentMethods.list({ customer })).data, []);
  const owner = await stripe.customers.retrieve(customer);
  assert.equal(!owner.deleted && owner.invoice_settings.default_payment_method, null);
  const events = (await eventsAbout(stripe, id)).filter(({ type }) => type.startsWith('payment_method'));
  assert.deepEqual(
    events.map(({ type }) => type),
    ['payment_method.attached', 'payment_method.updated', 'payment_method.detached'],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(events[2]?.data.previous_attributes)), { customer });
  for (const again of [
    () => stripe.paymentMethods.attach(id, { customer }),
    () => stripe.paymentIntents.create({ ...payment, payment_method: id }),
    () => stripe.setupIntents.create({ payment_method: id }),
  ]) {
    assert.match((await refusal(again())).message, /^The provided PaymentMethod was previously used/);
  }
  assert.match((await refusal(stripe.paymentMethods.detach(id))).message, /not attached to a customer/);
});

test('a card paid with once, unsaved, pays no more; another customer may not have a saved one', async () => {
  const paid = await stripe.paymentIntents.create({ ...payment, payment_method: 'pm_card_visa' });
  const again = stripe.paymentIntents.create({ ...payment, payment_method: String(paid.payment_method) });
  assert.match((await refusal(again)).message, /It may not be used again/);
  const [a, b] = [await stripe.customers.create(), await stripe.customers.create()];
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: a.id });
  const taken = await refusal(stripe.paymentMethods.attach(id, { customer: b.id }));
  assert.match(taken.message, /already been attached to a customer/);
  const unattached = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
  assert.match(
    (await refusal(stripe.paymentMethods.update(unattached.id, { metadata: { a: '1' } }))).message,
    /must save this PaymentMethod/,
  );
});

test('attaching a card that is refused is a 402; deleting a customer detaches the cards', async () => {
  const { id: customer } = await stripe.customers.create();
  const refused = await refusal(stripe.paymentMethods.attach('pm_card_visa_chargeDeclined', { customer }));
  assert.deepEqual([refused.statusCode, refused.code], [402, 'card_declined']);
  const { id } = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
  const declined = await refusal(stripe.paymentIntents.create({ ...payment, customer, payment_method: id }));
  assert.equal(declined.code, 'card_declined');
  await stripe.customers.del(customer);
  assert.equal((await stripe.paymentMethods.retrieve(id)).customer, null);
  assert.equal((await eventsOf(stripe, id)).at(-1), 'payment_method.detached');
});

test('a saved card expires with the clock', async () => {
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  await sandbox.control('POST', '/clock', { advanceDays: 400 });
  const error = await refusal(
    stripe.paymentIntents.create({ ...payment, customer, payment_method: id, off_session: true }),
  );
  assert.deepEqual([error.statusCode, error.code], [402, 'expired_card']);
});

test('a number that is no test card is declined and kept nowhere', async () => {
  const number = '4111111111111111';
  const made: { id: string; card: Stripe.PaymentMethod.Card } = JSON.parse(JSON.stringify(await type({ number })));
  const again: { card: Stripe.PaymentMethod.Card } = JSON.parse(JSON.stringify(await type({ number })));
  const test: { card: Stripe.PaymentMethod.Card } = JSON.parse(JSON.stringify(await type({})));
  assert.deepEqual([made.card.last4, made.card.brand], ['1111', 'visa']);
  assert.equal(made.card.fingerprint, again.card.fingerprint);
  assert.notEqual(made.card.fingerprint, test.card.fingerprint);
  const error = await refusal(stripe.paymentIntents.create({ ...payment, payment_method: made.id }));
  assert.deepEqual([error.code, error.decline_code], ['card_declined', 'test_mode_live_card']);
  const kept = await sandbox.sql`
    select data::text || private::text as text from objects union all select params::text from requests`;
  assert.ok(kept.length > 0);
  assert.equal(JSON.stringify(kept).includes(number), false);
});
