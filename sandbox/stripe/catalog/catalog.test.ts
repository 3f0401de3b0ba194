import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stripe } from 'stripe';
import { assertIncludes } from '../testing/assert-includes';
import { eventsAbout, eventsOf } from '../testing/events-of';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

test('a product with its default price; its events; it is deleted only without prices', async () => {
  const product = await stripe.products.create({
    name: '腸内細菌検査',
    default_price_data: { currency: 'jpy', unit_amount: 33_000 },
    expand: ['default_price'],
  });
  assertIncludes(product, {
    active: true,
    name: '腸内細菌検査',
    default_price: { unit_amount: 33_000, currency: 'jpy' },
  });
  await stripe.products.update(product.id, { active: false, metadata: { course: 'basic' } });
  await stripe.products.update(product.id, { active: false });
  const own = (await eventsAbout(stripe, product.id)).filter(({ type }) => type.startsWith('product.'));
  assert.deepEqual(
    own.map(({ type }) => type),
    ['product.created', 'product.updated', 'product.updated'],
  );
  assertIncludes(JSON.parse(JSON.stringify(own[2]?.data.previous_attributes)), {
    active: true,
    metadata: { course: null },
  });
  assert.match((await refusal(stripe.products.del(product.id))).message, /user-created prices/);
  const empty = await stripe.products.create({ id: 'prod_empty', name: '空' });
  assert.equal(
    (await refusal(stripe.products.create({ id: 'prod_empty', name: '空' }))).code,
    'resource_already_exists',
  );
  assert.equal((await stripe.products.del(empty.id)).deleted, true);
  assert.equal((await refusal(stripe.products.retrieve(empty.id))).statusCode, 404);
  assert.equal(
    (await refusal(stripe.prices.create({ product: empty.id, currency: 'jpy', unit_amount: 1 }))).code,
    'resource_missing',
  );
  const inactive = await stripe.products.list({ active: false });
  assert.deepEqual(
    inactive.data.map(({ id }) => id),
    [product.id],
  );
});

test('a price keeps its amount; a lookup key names one price and can be handed over', async () => {
  const { id: product } = await stripe.products.create({ name: '検査' });
  const base = { product, currency: 'jpy', unit_amount: 33_000 };
  const first = await stripe.prices.create({ ...base, lookup_key: 'course_basic' });
  assertIncludes(first, { type: 'one_time', unit_amount: 33_000, billing_scheme: 'per_unit', recurring: null });
  assert.equal((await refusal(stripe.prices.create({ ...base, lookup_key: 'course_basic' }))).param, 'lookup_key');
  const second = await stripe.prices.create({ ...base, lookup_key: 'course_basic', transfer_lookup_key: true });
  assert.equal((await stripe.prices.retrieve(first.id)).lookup_key, null);
  const found = await stripe.prices.list({ lookup_keys: ['course_basic'], expand: ['data.product'] });
  assert.deepEqual(
    found.data.map(({ id }) => id),
    [second.id],
  );
  assert.equal(
    (await refusal(stripe.rawRequest('POST', `/v1/prices/${first.id}`, { unit_amount: 1 }))).code,
    'parameter_unknown',
  );
  assert.equal((await refusal(stripe.prices.create({ product, currency: 'jpy' }))).statusCode, 400);
  assert.equal((await refusal(stripe.prices.create({ ...base, unit_amount: -1 }))).param, 'unit_amount');
  assert.deepEqual(await eventsOf(stripe, first.id), ['price.created', 'price.updated']);
});

test('coupons: an amount or a percentage, and an end that the clock brings', async () => {
  const now = Math.floor(Date.now() / 1000);
  const coupon = await stripe.coupons.create({ amount_off: 3_000, currency: 'jpy', redeem_by: now + 3_600 });
  assertIncludes(coupon, { valid: true, duration: 'once', times_redeemed: 0, percent_off: null });
  const wrong: [Stripe.CouponCreateParams, string | undefined][] = [
    [{}, undefined],
    [{ amount_off: 100, percent_off: 10, currency: 'jpy' }, undefined],
    [{ amount_off: 100 }, 'currency'],
    [{ percent_off: 10, redeem_by: now - 10 }, 'redeem_by'],
    [{ percent_off: 10, duration: 'repeating' }, 'duration_in_months'],
  ];
  for (const [params, param] of wrong) assert.equal((await refusal(stripe.coupons.create(params))).param, param);
  const code = await stripe.promotionCodes.create({ code: 'SPRING', promotion: { type: 'coupon', coupon: coupon.id } });
  await stripe.coupons.update(coupon.id, { name: '春の割引' });
  await sandbox.control('POST', '/clock', { advanceSeconds: 3_700 });
  assert.equal((await stripe.coupons.retrieve(coupon.id)).valid, false);
  assert.equal((await stripe.promotionCodes.retrieve(code.id)).active, false);
  assert.equal((await refusal(stripe.promotionCodes.update(code.id, { active: true }))).param, 'active');
  const late = stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id } });
  assert.equal((await refusal(late)).code, 'coupon_expired');
  assert.equal((await stripe.coupons.del(coupon.id)).deleted, true);
  const events = (await eventsOf(stripe, coupon.id)).filter((type) => type.startsWith('coupon.'));
  assert.deepEqual(events, ['coupon.created', 'coupon.updated', 'coupon.updated', 'coupon.deleted']);
});

test('promotion codes: unique while active, whatever the case; found by code; ended by their own time', async () => {
  const { id: coupon } = await stripe.coupons.create({ percent_off: 10, max_redemptions: 5 });
  const promotion = { type: 'coupon', coupon } as const;
  const now = JSON.parse(JSON.stringify(await sandbox.control('GET', '/clock')));
  const expires_at = Math.floor(now.now / 1000) + 60;
  const code = await stripe.promotionCodes.create({
    code: 'Kensa10',
    promotion,
    expires_at,
    expand: ['promotion.coupon'],
  });
  assertIncludes(code, { active: true, times_redeemed: 0, promotion: { coupon: { id: coupon, percent_off: 10 } } });
  assert.equal((await refusal(stripe.promotionCodes.create({ code: 'KENSA10', promotion }))).param, 'code');
  assert.equal((await refusal(stripe.promotionCodes.create({ code: '検査', promotion }))).param, 'code');
  assert.equal(
    (await refusal(stripe.promotionCodes.create({ promotion, max_redemptions: 6 }))).param,
    'max_redemptions',
  );
  const found = await stripe.promotionCodes.list({ code: 'kensa10', active: true });
  assert.deepEqual(
    found.data.map(({ id }) => id),
    [code.id],
  );
  await sandbox.control('POST', '/clock', { advanceSeconds: 61 });
  assert.deepEqual((await stripe.promotionCodes.list({ code: 'kensa10', active: true })).data, []);
  const again = await stripe.promotionCodes.create({ code: 'KENSA10', promotion });
  await stripe.promotionCodes.update(again.id, { active: false });
  assert.deepEqual(await eventsOf(stripe, again.id), ['promotion_code.created', 'promotion_code.updated']);
});

test('an id is one coupon’s at a time: not two’s at once, again after a deletion, and another kind’s besides', async () => {
  const make = (percent_off: number) => stripe.coupons.create({ id: 'KENSA', percent_off });
  const both = await Promise.allSettled([make(10), make(10)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const error = await refusal(make(20));
  assert.deepEqual([error.statusCode, error.code], [400, 'resource_already_exists']);
  assert.match(error.message, /^Coupon already exists/);
  await stripe.coupons.del('KENSA');
  assert.equal((await make(30)).percent_off, 30);
  assert.equal((await stripe.coupons.retrieve('KENSA')).percent_off, 30);
  assert.equal((await stripe.coupons.list({ limit: 1 })).data[0]?.id, 'KENSA');

  await stripe.products.create({ id: 'KENSA', name: '検査' });
  await stripe.products.update('KENSA', { name: '検診' });
  await stripe.products.del('KENSA');
  assert.equal((await stripe.coupons.retrieve('KENSA')).percent_off, 30);
});

test('the end of a deleted coupon does not end the one that got its id', async () => {
  const clock: { now: number } = JSON.parse(JSON.stringify(await sandbox.control('GET', '/clock')));
  const redeem_by = Math.floor(clock.now / 1000) + 60;
  await stripe.coupons.create({ id: 'SHORT', percent_off: 10, redeem_by });
  await stripe.coupons.del('SHORT');
  await stripe.coupons.create({ id: 'SHORT', percent_off: 10 });
  await sandbox.control('POST', '/clock', { advanceSeconds: 61 });
  assert.equal((await stripe.coupons.retrieve('SHORT')).valid, true);
});
