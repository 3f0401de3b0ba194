import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Yen, yen, zeroYen } from '@/lib/money/yen';
import { facilityShare } from '@/lib/shares/facility-share';
import { addDays } from '@/lib/time/calendar-day';
import { type FeePolicy, type MethodQuote, type MethodTerms, offeredMethods, quoteMethods } from './quote-methods';

const terms = { rounding: 'half_up', switchedOn: true, minimumFeeYen: zeroYen } as const;
const card: MethodTerms = {
  ...terms,
  scheduleId: 'fsc_card',
  method: 'card',
  basisPoints: 360,
  minAmountYen: yen(50),
  maxAmountYen: yen(9_999_999_999),
};
const konbini: MethodTerms = {
  ...card,
  scheduleId: 'fsc_konbini',
  method: 'konbini',
  minimumFeeYen: yen(120),
  minAmountYen: yen(120),
  maxAmountYen: yen(300_000),
};
const paypay: MethodTerms = {
  ...card,
  scheduleId: 'fsc_paypay',
  method: 'paypay',
  basisPoints: 398,
  maxAmountYen: yen(1_000_000),
};
const schedule = [card, konbini, paypay];
const policy: FeePolicy = {
  policyId: 'fpl_test',
  maxFeeShareBasisPoints: 1_000,
  minNetYen: zeroYen,
  konbiniPayDays: 3,
  konbiniDaysBeforeFee: 5,
};
const today = '2026-11-21';

/** A sale at a regular price with 15 % commission, less a discount that we bear. */
function quote(price: number, ownDiscount = 0, changes: Partial<FeePolicy> = {}) {
  const quotes = quoteMethods({
    amountYen: yen(price - ownDiscount),
    shareYen: facilityShare(yen(price), 1_500),
    ownDiscountsYen: yen(ownDiscount),
    schedule,
    policy: { ...policy, ...changes },
    today,
  });
  const [byCard, byKonbini, byPayPay] = quotes;
  assert.ok(byCard && byKonbini && byPayPay);
  return { card: byCard, konbini: byKonbini, paypay: byPayPay, offered: offeredMethods(quotes) };
}

/** Written another way than the code: 3.6 % is 36 thousandths, and half a yen counts as one. */
const reference = {
  card: (amount: number) => Math.trunc((amount * 36 + 500) / 1_000),
  konbini: (amount: number) => (amount < 3_320 ? 120 : Math.trunc((amount * 36 + 500) / 1_000)),
  paypay: (amount: number) => Math.trunc((amount * 398 + 5_000) / 10_000),
};

const limits = { card: [50, Number.POSITIVE_INFINITY], konbini: [120, 300_000], paypay: [50, 1_000_000] } as const;

function seeSound(one: MethodQuote, amount: number): void {
  const [min, max] = limits[one.method];
  const fee = reference[one.method](amount);
  assert.equal(one.feeYen, fee);
  const fits = amount >= min && amount <= max && fee * 10 <= amount && one.netYen >= 0;
  if (one.offered === fits && one.offered === (one.reason === null)) return;
  assert.fail(`${one.method} at ¥${amount}: ${one.reason}, fee ${fee}`);
}

test('every yen from ¥1 to ¥300,001: the reference’s fee, and offered exactly when everything fits', () => {
  for (let price = 1; price <= 300_001; price += 1) {
    const shareYen = facilityShare(yen(price), 1_500);
    for (const one of quoteMethods({
      amountYen: yen(price),
      shareYen,
      ownDiscountsYen: zeroYen,
      schedule,
      policy,
      today,
    })) {
      assert.equal(one.netYen, price - shareYen - one.feeYen);
      seeSound(one, price);
    }
  }
});

test('coupons of ours change what is paid and charged, and never the commission that a fee is held against', () => {
  for (const coupon of [1, 119, 500, 3_000, 50_000]) {
    for (let price = coupon + 1; price <= 300_000; price += 97) {
      const quotes = quote(price, coupon);
      const commission = price - facilityShare(yen(price), 1_500);
      for (const one of [quotes.card, quotes.konbini, quotes.paypay]) {
        assert.equal(one.netYen, commission - one.feeYen);
        seeSound(one, price - coupon);
      }
    }
  }
});

test('the konbini release that was withdrawn: ¥120 of ¥240 is half of the sale', () => {
  const { konbini: half, card: small } = quote(240);
  assert.deepEqual(
    [half.feeYen, half.feeShareBasisPoints, half.offered, half.reason],
    [120, 5_000, false, 'fee_share'],
  );
  assert.deepEqual([small.feeYen, small.offered], [9, true]);
});

const table: readonly (readonly [amount: number, offered: readonly string[], konbini: string | null])[] = [
  [49, [], 'below_minimum'],
  [50, ['card', 'paypay'], 'below_minimum'],
  [119, ['card', 'paypay'], 'below_minimum'],
  [120, ['card', 'paypay'], 'fee_share'],
  [1_199, ['card', 'paypay'], 'fee_share'],
  [1_200, ['card', 'konbini', 'paypay'], null],
  [300_000, ['card', 'konbini', 'paypay'], null],
  [300_001, ['card', 'paypay'], 'above_maximum'],
  [1_000_001, ['card'], 'above_maximum'],
];
for (const [amount, offered, reason] of table) {
  test(`¥${amount}: ${offered.join(', ') || 'nothing'}`, () => {
    const quotes = quote(amount);
    assert.deepEqual(quotes.offered, offered);
    assert.equal(quotes.konbini.reason, reason);
  });
}

test('a fee of exactly the threshold is offered, and the shown share is above it exactly when the fee is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000 }), fc.integer({ min: 0, max: 10_000 }), (amount, limit) => {
      const { konbini: one } = quote(amount, 0, { maxFeeShareBasisPoints: limit, minNetYen: yen(-300_000) });
      assert.equal(one.feeShareBasisPoints > limit, one.feeYen * 10_000 > amount * limit);
      if (one.offered) assert.ok(one.feeYen * 10_000 <= amount * limit);
    }),
  );
});

test('what must be left for us is kept to the yen', () => {
  const left = quote(10_000).card.netYen;
  assert.equal(left, 10_000 - 8_500 - 360);
  assert.equal(quote(10_000, 0, { minNetYen: left }).card.reason, null);
  assert.equal(quote(10_000, 0, { minNetYen: yen(left + 1) }).card.reason, 'net_floor');
});

test('a discount that the facility bears is out of its share: the same is left for us as without it', () => {
  const share = facilityShare(yen(10_000), 1_500);
  const [byCard] = quoteMethods({
    amountYen: yen(7_000),
    shareYen: yen(share - 3_000),
    ownDiscountsYen: zeroYen,
    schedule,
    policy,
    today,
  });
  assert.equal(byCard?.netYen, 1_500 - 252);
});

const near = (examDate: string | null, firstFeeDay: string | null, today_ = today) =>
  quoteMethods({
    amountYen: yen(10_000),
    shareYen: yen(8_500),
    ownDiscountsYen: zeroYen,
    examDate,
    firstFeeDay,
    schedule,
    policy,
    today: today_,
  });

test('konbini needs its days to pay and five days more before canceling costs something', () => {
  for (let days = 0; days < 20; days += 1) {
    const day = addDays(today, days);
    const wanted = days >= 8 ? null : 'exam_too_near';
    assert.deepEqual(
      near('2027-06-01', day).map((one) => one.reason),
      [null, wanted, null],
    );
    assert.equal(near(day, null)[1]?.reason, wanted);
  }
  assert.equal(near(null, null)[1]?.reason, null);
});

test('the same order is refused konbini a day later', () => {
  const day = addDays(today, 8);
  assert.deepEqual(offeredMethods(near(day, day)), ['card', 'konbini', 'paypay']);
  assert.deepEqual(offeredMethods(near(day, day, addDays(today, 1))), ['card', 'paypay']);
});

test('what is switched off is never offered, and a method without terms is not spoken of', () => {
  const request = { amountYen: yen(10_000), shareYen: yen(8_500), ownDiscountsYen: zeroYen, policy, today };
  const off = quoteMethods({ ...request, schedule: [{ ...card, switchedOn: false }] });
  assert.deepEqual(
    off.map(({ offered, reason }) => [offered, reason]),
    [[false, 'switched_off']],
  );
  assert.deepEqual(quoteMethods({ ...request, schedule: [] }), []);
});

test('rounding down is a rounding of the schedule’s row', () => {
  const down = (amount: Yen) =>
    quoteMethods({
      amountYen: amount,
      shareYen: zeroYen,
      ownDiscountsYen: zeroYen,
      schedule: [{ ...card, rounding: 'down' }],
      policy,
      today,
    })[0]?.feeYen;
  for (let amount = 1; amount <= 20_000; amount += 1)
    assert.equal(down(yen(amount)), Math.floor((amount * 36) / 1_000));
});

test('a free order has nothing to quote', () => {
  assert.throws(() => quote(100, 100), RangeError);
});
