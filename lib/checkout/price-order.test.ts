import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addYen, yen } from '@/lib/money/yen';
import type { SetTerms } from '@/lib/sets/best-sets';
import { randomFrom, randomLines, randomSet, randomTerms } from '@/lib/sets/testing/random-offers';
import { facilityShare } from '@/lib/shares/facility-share';
import { type CouponTerms, type PriceLine, priceOrder } from './price-order';

const coupon: CouponTerms = {
  couponId: 'cpn_a',
  code: 'ABC',
  borneBy: 'company',
  scope: 'all',
  facilityId: null,
  courseIds: [],
  minimumYen: yen(0),
  withSets: true,
  percentBasisPoints: null,
  amountOffYen: yen(2_000),
};

function randomCoupon(random: (below: number) => number): CouponTerms {
  const scope = (['all', 'facility', 'courses'] as const)[random(3)] ?? 'all';
  return {
    ...coupon,
    ...randomTerms(random),
    borneBy: random(2) === 0 ? 'company' : 'facility',
    scope,
    facilityId: scope === 'facility' ? 'fac_x' : null,
    courseIds: scope === 'courses' ? ['crs_a', 'crs_c'] : [],
    minimumYen: yen(random(3) === 0 ? random(50_000) : 0),
    withSets: random(3) !== 0,
  };
}

test('sums, bounds and shares hold for every order', () => {
  for (let seed = 1; seed <= 4_000; seed += 1) {
    const random = randomFrom(seed);
    const lines = randomLines(random, 1 + random(5));
    const sets = Array.from({ length: random(3) }, (_, index) => randomSet(random, index));
    const offered = random(4) === 0 ? null : randomCoupon(random);
    const priced = priceOrder(lines, { sets, coupon: offered });
    const note = `seed ${seed}`;
    const sum = (pick: (line: (typeof priced.lines)[number]) => number) =>
      priced.lines.reduce((total, line) => total + pick(line), 0);
    assert.equal(priced.regularYen, addYen(...lines.map((line) => line.priceYen)), note);
    assert.equal(priced.totalYen, priced.regularYen - priced.setDiscountYen - priced.couponDiscountYen, note);
    assert.ok(priced.totalYen === 0 || priced.totalYen >= 50, `${note}: total ${priced.totalYen}`);
    assert.equal(
      sum((line) => line.setDiscountYen),
      priced.setDiscountYen,
      note,
    );
    assert.equal(
      sum((line) => line.couponDiscountYen),
      priced.couponDiscountYen,
      note,
    );
    assert.equal(
      sum((line) => line.totalYen),
      priced.totalYen,
      note,
    );
    assert.equal(priced.couponId !== null, priced.couponDiscountYen > 0, note);
    assert.equal(offered !== null && priced.couponId === null, priced.misfit !== null, note);
    for (const [index, line] of priced.lines.entries()) {
      const given = lines[index];
      assert.ok(given !== undefined);
      assert.ok(line.setDiscountYen >= 0 && line.couponDiscountYen >= 0 && line.totalYen >= 0, note);
      assert.equal(line.totalYen, line.priceYen - line.setDiscountYen - line.couponDiscountYen, note);
      assert.ok(line.shareYen >= 0 && line.shareYen <= line.priceYen, note);
      assert.ok(
        line.ownDiscountsYen >= 0 && line.ownDiscountsYen <= line.setDiscountYen + line.couponDiscountYen,
        note,
      );
      const commission = given.priceYen - facilityShare(given.priceYen, given.commissionBasisPoints);
      assert.equal(
        line.totalYen + line.ownDiscountsYen - line.shareYen,
        commission,
        `${note}: our commission is whole`,
      );
      assert.ok(line.setDiscountYen === 0 || line.setId !== null, note);
    }
  }
});

const at = (courseId: PriceLine['courseId'], price: number): PriceLine => ({
  courseId,
  facilityId: 'fac_x',
  priceYen: yen(price),
  commissionBasisPoints: 1_500,
});
const pair: SetTerms = {
  setId: 'set_pair',
  name: '二つのセット',
  kind: 'combination',
  courseIds: ['crs_a', 'crs_b'],
  minimumCount: null,
  facilityId: null,
  percentBasisPoints: null,
  amountOffYen: yen(3_000),
  borneBy: 'facility',
};
const both = [at('crs_a', 25_000), at('crs_b', 15_000)];

test('the set comes first and the coupon counts from what it left', () => {
  const tenPercent = { ...coupon, amountOffYen: null, percentBasisPoints: 1_000 };
  const priced = priceOrder(both, { sets: [pair], coupon: tenPercent });
  assert.deepEqual(
    [priced.regularYen, priced.setDiscountYen, priced.couponDiscountYen, priced.totalYen],
    [40_000, 3_000, 3_700, 33_300],
  );
  assert.deepEqual(
    priced.lines.map((line) => line.setDiscountYen),
    [1_875, 1_125],
  );
});

test('what the facility bears comes off its share and never below zero; the rest is ours', () => {
  const [line] = priceOrder([at('crs_a', 10_000)], { sets: [], coupon: { ...coupon, borneBy: 'facility' } }).lines;
  assert.deepEqual([line?.shareYen, line?.ownDiscountsYen], [6_500, 0]);
  const [ours] = priceOrder([at('crs_a', 10_000)], { sets: [], coupon }).lines;
  assert.deepEqual([ours?.shareYen, ours?.ownDiscountsYen], [8_500, 2_000]);
  const whole = { ...coupon, borneBy: 'facility', amountOffYen: yen(10_000) } as const;
  const [free] = priceOrder([at('crs_a', 10_000)], { sets: [], coupon: whole }).lines;
  assert.deepEqual([free?.totalYen, free?.shareYen, free?.ownDiscountsYen], [0, 0, 1_500]);
});

test('a rest of 1 to 49 yen is none: the coupon is cut, the set is cut', () => {
  for (let off = 2_940; off <= 3_010; off += 1) {
    const priced = priceOrder([at('crs_a', 3_000)], { sets: [], coupon: { ...coupon, amountOffYen: yen(off) } });
    assert.equal(priced.totalYen, off >= 3_000 ? 0 : Math.max(50, 3_000 - off));
  }
  const priced = priceOrder([at('crs_a', 60), at('crs_b', 60)], {
    sets: [{ ...pair, amountOffYen: yen(100) }],
    coupon: null,
  });
  assert.deepEqual([priced.setDiscountYen, priced.totalYen], [70, 50]);
  assert.equal(
    priceOrder([at('crs_a', 50)], { sets: [], coupon: { ...coupon, amountOffYen: yen(10) } }).misfit,
    'no_effect',
  );
});

test('a coupon that does not fit is named and takes nothing off', () => {
  const others = { ...coupon, scope: 'courses', courseIds: ['crs_z'] } as const;
  assert.equal(priceOrder(both, { sets: [], coupon: others }).misfit, 'other_courses');
  const demanding = { ...coupon, minimumYen: yen(40_000) };
  assert.equal(priceOrder(both, { sets: [pair], coupon: demanding }).misfit, 'below_minimum');
  assert.equal(priceOrder(both, { sets: [], coupon: demanding }).misfit, null);
});

test('where both cannot be had, the better one stands', () => {
  const alone = { ...coupon, withSets: false };
  const kept = priceOrder(both, { sets: [pair], coupon: alone });
  assert.deepEqual([kept.setDiscountYen, kept.couponDiscountYen, kept.misfit], [3_000, 0, 'not_with_sets']);
  const better = priceOrder(both, { sets: [pair], coupon: { ...alone, amountOffYen: yen(5_000) } });
  assert.deepEqual([better.setDiscountYen, better.couponDiscountYen, better.misfit], [0, 5_000, null]);
});
