import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisPointsOf } from './basis-points';
import { yen } from './yen';

test('a part of an amount is rounded as asked', () => {
  assert.equal(basisPointsOf(yen(32_000), 1500), 4800);
  assert.equal(basisPointsOf(yen(999), 1000), 99);
  assert.equal(basisPointsOf(yen(999), 1000, 'half_up'), 100);
  assert.equal(basisPointsOf(yen(12_500), 360, 'half_up'), 450);
  assert.equal(basisPointsOf(yen(0), 1000, 'half_up'), 0);
});

test('negative and fractional input is refused', () => {
  assert.throws(() => basisPointsOf(yen(-1), 100), RangeError);
  assert.throws(() => basisPointsOf(yen(1), -1), RangeError);
  assert.throws(() => basisPointsOf(yen(1), 0.5), RangeError);
});
