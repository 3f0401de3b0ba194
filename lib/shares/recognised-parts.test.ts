import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Yen, yen } from '@/lib/money/yen';
import { type RecognisedParts, recognisedParts, type SoldLine, shareState } from './recognised-parts';

const amount = fc.integer({ min: 0, max: 300_000 });

/** A price with discounts on it, of which we bear some, and a share of what is left after the facility's. */
const sold: fc.Arbitrary<SoldLine> = fc
  .record({ total: amount, own: amount, permille: fc.integer({ min: 0, max: 1000 }) })
  .map(({ total, own, permille }) => ({
    totalYen: yen(total),
    discountsYen: yen(own),
    shareYen: yen(Math.floor(((total + own) * permille) / 1000)),
  }));

const soldAndRefunded = sold.chain((line) =>
  fc.record({ line: fc.constant(line), refundedYen: fc.integer({ min: 0, max: line.totalYen }).map(yen) }),
);

const earned = (line: SoldLine, refundedYen: Yen) => recognisedParts(line, { recognised: true, refundedYen });
const names = ['advanceYen', 'discountsYen', 'payableYen', 'commissionYen'] as const;

test('the parts always balance, and exactly what is kept leaves the advances', () => {
  fc.assert(
    fc.property(soldAndRefunded, ({ line, refundedYen }) => {
      const parts = earned(line, refundedYen);
      assert.equal(parts.advanceYen + parts.discountsYen, parts.payableYen + parts.commissionYen);
      assert.equal(parts.advanceYen, line.totalYen - refundedYen);
      for (const name of names) assert.ok(parts[name] >= 0);
    }),
  );
});

test('a whole sale is the share, our discounts and the rest as commission', () => {
  fc.assert(
    fc.property(sold, (line) => {
      const parts = earned(line, yen(0));
      assert.equal(parts.payableYen, line.shareYen);
      assert.equal(parts.discountsYen, line.discountsYen);
    }),
  );
});

test('the more goes back, the less of every part is left, and never more than was recognised is reversed', () => {
  fc.assert(
    fc.property(soldAndRefunded, fc.nat(1000), ({ line, refundedYen }, permille) => {
      const less = earned(line, yen(Math.floor((refundedYen * permille) / 1000)));
      const more = earned(line, refundedYen);
      for (const name of names) assert.ok(more[name] <= less[name], name);
    }),
  );
});

test('a facility is owed the fraction of its share that is kept, to the yen', () => {
  fc.assert(
    fc.property(soldAndRefunded, ({ line, refundedYen }) => {
      fc.pre(line.totalYen > 0);
      const exact = (line.shareYen * (line.totalYen - refundedYen)) / line.totalYen;
      const { payableYen } = earned(line, refundedYen);
      assert.ok(payableYen <= Math.ceil(exact) && payableYen >= Math.floor(exact) - 1, `${payableYen} of ${exact}`);
      assert.ok(payableYen <= line.shareYen);
    }),
  );
});

test('what is not earned is not in the books', () => {
  fc.assert(
    fc.property(soldAndRefunded, ({ line, refundedYen }) => {
      const parts = recognisedParts(line, { recognised: false, refundedYen });
      assert.deepEqual(Object.values(parts), [0, 0, 0, 0]);
    }),
  );
});

const line = (total: number, own: number, share: number) => ({
  totalYen: yen(total),
  discountsYen: yen(own),
  shareYen: yen(share),
});
const parts = ({ advanceYen, discountsYen, payableYen, commissionYen }: RecognisedParts) => [
  advanceYen,
  discountsYen,
  payableYen,
  commissionYen,
];

const table: readonly (readonly [name: string, line: SoldLine, refunded: number, expected: readonly number[]])[] = [
  ['a plain sale at 15 %', line(32_000, 0, 27_200), 0, [32_000, 0, 27_200, 4_800]],
  ['our coupon of 3,000', line(29_000, 3_000, 27_200), 0, [29_000, 3_000, 27_200, 4_800]],
  ['the facility bears 3,000', line(29_000, 0, 24_200), 0, [29_000, 0, 24_200, 4_800]],
  ['a free line with our coupon', line(0, 32_000, 27_200), 0, [0, 32_000, 27_200, 4_800]],
  ['half went back', line(32_000, 0, 27_200), 16_000, [16_000, 0, 13_600, 2_400]],
  ['half of a line with our coupon', line(29_000, 3_000, 27_200), 14_500, [14_500, 1_500, 13_600, 2_400]],
  ['a third, the remainder to the larger fraction', line(1_000, 0, 850), 667, [333, 0, 283, 50]],
  ['everything went back', line(29_000, 3_000, 27_200), 29_000, [0, 0, 0, 0]],
];
for (const [name, sale, refunded, expected] of table) {
  test(name, () => assert.deepEqual(parts(earned(sale, yen(refunded))), expected));
}

test('impossible lines and refunds are refused', () => {
  assert.throws(() => earned(line(100, 0, 85), yen(101)), RangeError);
  assert.throws(() => earned(line(100, 0, 85), yen(-1)), RangeError);
  assert.throws(() => earned(line(100, 0, 101), yen(0)), RangeError);
});

test('a share waits, is due, or is gone with the whole of its line', () => {
  const state = (recognised: boolean, refunded: number, total = 100) =>
    shareState({ totalYen: yen(total) }, { recognised, refundedYen: yen(refunded) });
  assert.deepEqual(
    [state(false, 0), state(false, 40), state(true, 0), state(true, 40)],
    ['waiting', 'waiting', 'payable', 'payable'],
  );
  assert.deepEqual([state(false, 100), state(true, 100)], ['reversed', 'reversed']);
  assert.deepEqual([state(false, 0, 0), state(true, 0, 0)], ['waiting', 'payable']);
});
