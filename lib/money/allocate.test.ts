import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate } from './allocate';
import { addYen, yen } from './yen';

const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 }).map(yen);
const weights = fc.array(amounts, { minLength: 1, maxLength: 20 });

test('the parts sum to the whole and lie within one yen of their exact share', () => {
  fc.assert(
    fc.property(amounts, weights, (total, given) => {
      fc.pre(given.some((weight) => weight > 0));
      const parts = allocate(total, given);
      assert.equal(addYen(...parts), total);
      const sum = BigInt(addYen(...given));
      parts.forEach((part, index) => {
        const off = BigInt(part) * sum - BigInt(total) * BigInt(given[index] ?? 0);
        assert.ok(off > -sum && off < sum);
      });
    }),
  );
});

test('a discount never exceeds the price it is taken from', () => {
  fc.assert(
    fc.property(weights, fc.nat(1000), (prices, permille) => {
      const sum = BigInt(addYen(...prices));
      const discount = yen(Number((sum * BigInt(permille)) / 1000n));
      fc.pre(sum > 0n);
      allocate(discount, prices).forEach((part, index) => {
        assert.ok(part <= (prices[index] ?? 0));
      });
    }),
  );
});

test('left-over yen go to the largest remainders, equal ones in order', () => {
  assert.deepEqual(allocate(yen(1000), [yen(1), yen(1), yen(1)]), [334, 333, 333]);
  assert.deepEqual(allocate(yen(10), [yen(1), yen(2), yen(4)]), [1, 3, 6]);
  assert.deepEqual(allocate(yen(0), [yen(0)]), [0]);
});

test('negative amounts and empty weights are refused', () => {
  assert.throws(() => allocate(yen(-1), [yen(1)]), RangeError);
  assert.throws(() => allocate(yen(1), [yen(1), yen(-1)]), RangeError);
  assert.throws(() => allocate(yen(1), [yen(0)]), RangeError);
});
