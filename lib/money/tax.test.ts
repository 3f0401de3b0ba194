import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { includedTax } from './tax';
import { addYen, yen } from './yen';

const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 }).map(yen);

test('the tax is the whole yen nearest to 10/110 of the amount', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const off = 110n * BigInt(includedTax(amount)) - 10n * BigInt(amount);
      assert.ok(off >= -55n && off <= 55n);
    }),
  );
});

test('rounded once per document, it is within half a yen; summed over lines it may not be', () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 20 }), (lines) => {
      const off = 110n * BigInt(includedTax(addYen(...lines))) - 10n * BigInt(addYen(...lines));
      assert.ok(off >= -55n && off <= 55n);
    }),
  );
  const lines = [yen(105), yen(105), yen(105)];
  assert.equal(includedTax(addYen(...lines)), 29);
  assert.equal(addYen(...lines.map(includedTax)), 30);
});

test('known amounts', () => {
  assert.deepEqual(
    [0, 5, 6, 11_000, 24_200, 33_000, 24_800].map((amount) => includedTax(yen(amount))),
    [0, 0, 1, 1_000, 2_200, 3_000, 2_255],
  );
  assert.throws(() => includedTax(yen(-1)), RangeError);
});
