import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

/** How many succeeded; every other one must have been refused as an invalid request. */
async function accepted(calls: Promise<unknown>[]): Promise<number> {
  let count = 0;
  for (const result of await Promise.allSettled(calls)) {
    if (result.status === 'fulfilled') count += 1;
    else assert.equal(result.reason instanceof Stripe.errors.StripeError && result.reason.statusCode, 400);
  }
  return count;
}

const times = <T>(count: number, make: (nth: number) => T) => Array.from({ length: count }, (_, nth) => make(nth));

test('of creations at once, one has the code, one the lookup key, and sixteen are endpoints', async () => {
  const { id: coupon } = await stripe.coupons.create({ percent_off: 10 });
  const promotion = { type: 'coupon', coupon } as const;
  const codes = times(8, (nth) => stripe.promotionCodes.create({ code: nth % 2 ? 'kensa' : 'KENSA', promotion }));
  assert.equal(await accepted(codes), 1);
  const { id: product } = await stripe.products.create({ name: '検査' });
  const price = { product, currency: 'jpy', unit_amount: 30_000, lookup_key: 'kensa' };
  assert.equal(await accepted(times(8, () => stripe.prices.create(price))), 1);
  const endpoint = {
    url: 'http://127.0.0.1:9/hook',
    enabled_events: ['*'],
  } satisfies Stripe.WebhookEndpointCreateParams;
  assert.equal(await accepted(times(20, () => stripe.webhookEndpoints.create(endpoint))), 16);
});

test('a lookup key that two hand over to themselves at once has one owner', async () => {
  const { id: product } = await stripe.products.create({ name: '検査' });
  const price = { product, currency: 'jpy', unit_amount: 30_000 };
  const made = await Promise.all(times(4, () => stripe.prices.create(price)));
  const claim = { lookup_key: 'handed-over', transfer_lookup_key: true };
  await Promise.all(made.map(({ id }) => stripe.prices.update(id, claim)));
  assert.equal((await stripe.prices.list({ lookup_keys: ['handed-over'] })).data.length, 1);
});

test('a customer who is deleted while cards are attached and saved keeps none', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id: customer } = await stripe.customers.create();
    const saving = {
      amount: 30_000,
      currency: 'jpy',
      allowed_payment_method_types: ['card'],
      payment_method: 'pm_card_visa',
      setup_future_usage: 'off_session',
      confirm: true,
      customer,
    } satisfies Stripe.PaymentIntentCreateParams;
    await accepted([
      ...times(3, () => stripe.paymentMethods.attach('pm_card_visa', { customer })),
      stripe.customers.del(customer),
      ...times(2, () => stripe.paymentIntents.create(saving)),
    ]);
    const [kept] = await sandbox.sql<{ count: number }[]>`
      select count(*)::int as count from objects where kind = 'payment_method' and keys->>'customer' = ${customer}`;
    assert.equal(kept?.count, 0);
  }
});
