import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { eventsAbout } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const paid = () => stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa', confirm: true });

/** Type, and what it says has changed. */
async function eventsSince(intent: string, known: readonly Stripe.Event[]) {
  const seen = new Set(known.map(({ id }) => id));
  const events = (await eventsAbout(stripe, intent)).filter(
    ({ id, type }) => !seen.has(id) && type !== 'charge.updated',
  );
  return events.map(({ type, data }) => [type, data.previous_attributes]);
}

test('a full and a partial refund move the balance; never more than was captured', async () => {
  const paid = await stripe.paymentIntents.create({ ...cardPayment, payment_method: 'pm_card_visa', confirm: true });
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

test('a refund tells of itself, then what it changed on the charge', async () => {
  const { id } = await paid();
  const before = await eventsAbout(stripe, id);
  await stripe.refunds.create({ payment_intent: id, amount: 10_000 });
  assert.deepEqual(await eventsSince(id, before), [
    ['refund.created', undefined],
    ['charge.refunded', { amount_refunded: 0 }],
  ]);
  const between = await eventsAbout(stripe, id);
  const rest = await stripe.refunds.create({ payment_intent: id, reason: 'requested_by_customer' });
  assert.deepEqual(await eventsSince(id, between), [
    ['refund.created', undefined],
    ['charge.refunded', { amount_refunded: 10_000, refunded: false }],
  ]);
  const [created, refunded] = (await eventsAbout(stripe, id)).slice(-2);
  assert.ok(created?.type === 'refund.created' && refunded?.type === 'charge.refunded');
  assert.deepEqual([created.data.object.id, created.data.object.amount], [rest.id, 20_000]);
  assert.deepEqual([refunded.data.object.amount_refunded, refunded.data.object.refunded], [30_000, true]);
  assert.equal(created.request?.id, refunded.request?.id);
});

test('a refund asked for again under its key is the same refund: money and events move once', async () => {
  const { id } = await paid();
  const send = (amount: number) =>
    sandbox.request('POST', '/v1/refunds', {
      body: `payment_intent=${id}&amount=${amount}`,
      headers: { 'idempotency-key': `refund-${id}` },
    });
  const before = await eventsAbout(stripe, id);
  const first = await send(10_000);
  const again = await send(10_000);
  assert.deepEqual([first.status, again.status], [200, 200]);
  assert.deepEqual(
    [first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')],
    [null, 'true'],
  );
  assert.equal(await again.text(), await first.text());
  const other = await send(20_000);
  assert.equal(other.status, 400);
  assert.match(await other.text(), /idempotency_error/);
  const { data } = await stripe.refunds.list({ payment_intent: id, expand: ['data.charge'] });
  assert.deepEqual(
    data.map(({ amount, charge }) => [amount, typeof charge === 'object' ? charge?.amount_refunded : undefined]),
    [[10_000, 10_000]],
  );
  assert.equal((await stripe.balanceTransactions.list({ source: String(data[0]?.id) })).data.length, 1);
  assert.deepEqual(
    (await eventsSince(id, before)).map(([type]) => type),
    ['refund.created', 'charge.refunded'],
  );
});
