import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout } from '../testing/events-of';
import { cardPayment } from '../testing/paid-with';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { settledCharge } from '../testing/settled-charge';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const payment = { ...cardPayment, confirm: true } as const;

async function charge(customer?: string) {
  const method = await sandbox.browser.rawRequest('POST', '/v1/payment_methods', {
    type: 'card',
    card: { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' },
    billing_details: { name: '検査 花子', address: { country: 'JP', postal_code: '1000001' } },
  });
  const paid = await stripe.paymentIntents.create({
    ...payment,
    ...(customer === undefined ? {} : { customer }),
    payment_method: String(JSON.parse(JSON.stringify(method)).id),
  });
  return settledCharge(sandbox, String(paid.latest_charge));
}

test('a charge carries the card’s billing details and checks, and expands along its path', async () => {
  const { id } = await charge();
  const found = await stripe.charges.retrieve(id, {
    expand: ['payment_intent.payment_method', 'balance_transaction.source'],
  });
  assertIncludes(found, {
    captured: true,
    status: 'succeeded',
    billing_details: { name: '検査 花子', address: { country: 'JP', postal_code: '1000001' } },
    payment_intent: { status: 'succeeded', payment_method: { billing_details: { name: '検査 花子' } } },
    balance_transaction: { fee: 1_080, source: { id, object: 'charge' } },
  });
  assertIncludes(found.payment_method_details ?? {}, {
    card: { checks: { address_line1_check: null, address_postal_code_check: 'pass', cvc_check: 'pass' } },
  });
  for (const path of ['amount', 'payment_intent.amount', 'a.b.c.d.e']) {
    assert.equal((await refusal(stripe.charges.retrieve(id, { expand: [path] }))).param, 'expand', path);
  }
});

test('an update tells what it changed, once', async () => {
  const { id } = await charge();
  const change = { description: '検査コース代金', metadata: { order_id: 'ord_1' } };
  await stripe.charges.update(id, change);
  await stripe.charges.update(id, change);
  await stripe.charges.update(id, { fraud_details: { user_report: 'safe' } });
  const updates = (await eventsAbout(stripe, id)).filter(({ type }) => type === 'charge.updated');
  assert.deepEqual(
    updates.slice(1).map(({ data }) => JSON.parse(JSON.stringify(data.previous_attributes))),
    [{ description: null, metadata: { order_id: null } }, { fraud_details: { user_report: null } }],
  );
});

test('charges, refunds and balance transactions list by what they belong to, newest first, page by page', async () => {
  const { id: customer } = await stripe.customers.create();
  const [first, second] = [await charge(customer), await charge(customer)];
  const ids = async (list: Promise<Stripe.ApiList<{ id: string }>>) => (await list).data.map(({ id }) => id);
  assert.deepEqual(await ids(stripe.charges.list({ customer })), [second.id, first.id]);
  const page = await stripe.charges.list({ customer, limit: 1 });
  assert.deepEqual([page.has_more, page.url], [true, '/v1/charges']);
  assert.deepEqual(await ids(stripe.charges.list({ customer, starting_after: second.id })), [first.id]);
  assert.deepEqual(await ids(stripe.charges.list({ customer, ending_before: first.id })), [second.id]);
  const both = stripe.charges.list({ starting_after: first.id, ending_before: second.id });
  assert.match((await refusal(both)).message, /^Received both starting_after and ending_before/);
  assert.equal((await refusal(stripe.charges.list({ limit: 101 }))).param, 'limit');

  const refund = await stripe.refunds.create({ charge: first.id, amount: 1_000, metadata: { why: 'test' } });
  assert.deepEqual(await ids(stripe.refunds.list({ charge: first.id })), [refund.id]);
  assert.deepEqual(await ids(stripe.refunds.list({ payment_intent: String(second.payment_intent) })), []);
  assert.deepEqual(await ids(stripe.balanceTransactions.list({ source: refund.id })), [
    String(refund.balance_transaction),
  ]);
  const moved = await stripe.balanceTransactions.list({ type: 'charge', limit: 2, expand: ['data.source'] });
  assert.deepEqual(
    moved.data.map(({ source }) => (source !== null && typeof source === 'object' ? source.id : null)),
    [second.id, first.id],
  );
  assert.deepEqual(
    await ids(stripe.balanceTransactions.list({ created: { lt: first.created }, source: first.id })),
    [],
  );
});

test('a decline replays under its key: the same 402, one charge', async () => {
  const intent = await stripe.paymentIntents.create({ ...payment, confirm: false });
  const send = () =>
    sandbox.request('POST', `/v1/payment_intents/${intent.id}/confirm`, {
      body: 'payment_method=pm_card_visa_chargeDeclined',
      headers: { 'idempotency-key': 'decline-1' },
    });
  const [first, again] = [await send(), await send()];
  assert.deepEqual([first.status, again.status], [402, 402]);
  assert.equal(await again.text(), await first.text());
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.equal((await stripe.charges.list({ payment_intent: intent.id })).data.length, 1);
});
